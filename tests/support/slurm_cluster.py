"""A real Slurm cluster of one machine for a test: munged, slurmctld and slurmd on loopback.

Everything lies in one temporary folder and on free ports, so that nothing of a Slurm that is
installed here is touched, and every process that was started is ended whatever happens.
"""

import ctypes
import os
import pathlib
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time

PROGRAMS = ("munged", "slurmctld", "slurmd", "sbatch", "squeue", "scontrol", "scancel", "sinfo")
PR_SET_CHILD_SUBREAPER = 36

CONFIGURATION = """\
ClusterName=test
SlurmctldHost={host}(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
CredType=cred/munge
AuthInfo=socket={folder}/munge.sock
SlurmctldPort={controller_port}
SlurmdPort={node_port}
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core_Memory
SchedulerType=sched/backfill
SchedulerParameters=sched_interval=1,bf_interval=1,batch_sched_delay=0,sched_min_interval=0
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
JobRequeue=1
MaxArraySize={max_array_size}
MinJobAge=600
KillWait=2
SlurmdTimeout=30
MailProg=/bin/true
NodeName={host} NodeAddr=127.0.0.1 CPUs={cpus} Sockets=1 CoresPerSocket={cpus} ThreadsPerCore=1 RealMemory={memory}
PartitionName=main Nodes={host} Default=YES MaxTime=INFINITE State=UP DefMemPerCPU=256
"""


def missing():
    """Why no cluster can be started here; empty when one can."""
    if os.geteuid() != 0:
        return "slurmd starts jobs as other users and so runs as root; this is not root"
    absent = [name for name in PROGRAMS if not shutil.which(name, path=_path())]
    return f"not installed: {', '.join(absent)}" if absent else ""


def _path():
    return os.environ.get("PATH", "") + os.pathsep + "/usr/sbin"


class Cluster:
    """`with Cluster() as cluster:` the environment of commands that talk to it is cluster.environment."""

    def __init__(self, cpus=2, max_array_size=1001):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="samspill-slurm-"))
        self.environment = {**os.environ, "SLURM_CONF": str(self.folder / "slurm.conf"), "PATH": _path()}
        self.daemons = []
        self.cpus, self.max_array_size = cpus, max_array_size

    def __enter__(self):
        # What daemons and jobs leave behind becomes our child, so that it can be found and ended.
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        try:
            self._write_configuration()
            munge = [f"--{name}={self.folder}/munge.{ending}" for name, ending in
                     (("key-file", "key"), ("socket", "sock"), ("pid-file", "pid"), ("log-file", "log"),
                      ("seed-file", "seed"))]
            self._start("munged", "--foreground", "--force", *munge)
            self._wait("munged", lambda: (self.folder / "munge.sock").exists())
            self._start("slurmctld", "-D", "-f", self.environment["SLURM_CONF"])
            self._start("slurmd", "-D", "-f", self.environment["SLURM_CONF"], "-N", socket.gethostname().split(".")[0])
            self._wait("a node", lambda: self.run("sinfo", "-h", "-o", "%T").stdout.strip() == "idle")
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_):
        self.stop()

    def run(self, *command, check=False):
        """Runs a command that talks to this cluster."""
        return subprocess.run([str(word) for word in command], env=self.environment, capture_output=True, text=True,
                              timeout=60, check=check)

    def logs(self):
        """The ends of the daemons' logs, for a test that failed."""
        return "\n".join(f"--- {path.name}\n" + path.read_text(errors="replace")[-3000:]
                         for path in sorted(self.folder.glob("*.out")))

    def stop(self):
        if len(self.daemons) > 1:
            subprocess.run(["scancel", "--user=root"], env=self.environment, capture_output=True, timeout=30,
                           check=False)
        for daemon in reversed(self.daemons):  # one by one: without munged the others cannot end
            daemon.terminate()
            try:
                daemon.wait(10)
            except subprocess.TimeoutExpired:
                daemon.kill()
                daemon.wait()
        # Steps that outlived slurmd; one that is killed may leave children of its own.
        while left := [pid for pid in _descendants(os.getpid()) if self._is_ours(pid)]:
            for pid in left:
                _kill(pid)
        _reap()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _is_ours(self, pid):
        try:
            return str(self.folder).encode() in pathlib.Path(f"/proc/{pid}/environ").read_bytes()
        except OSError:
            return False

    def _write_configuration(self):
        for name in ("state", "spool"):
            (self.folder / name).mkdir()
        key = self.folder / "munge.key"
        key.write_bytes(secrets.token_bytes(1024))
        key.chmod(0o400)
        controller_port, node_port = _free_ports(2)
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20 - 256
        (self.folder / "slurm.conf").write_text(CONFIGURATION.format(
            host=socket.gethostname().split(".")[0], folder=self.folder, controller_port=controller_port,
            node_port=node_port, cpus=self.cpus, memory=memory, max_array_size=self.max_array_size))
        (self.folder / "cgroup.conf").write_text("CgroupAutomount=no\nIgnoreSystemd=yes\n")

    def _start(self, program, *arguments):
        with open(self.folder / f"{program}.out", "w", encoding="utf-8") as log:
            self.daemons.append(subprocess.Popen([shutil.which(program, path=_path()), *arguments], stdout=log,
                                                 stderr=log, stdin=subprocess.DEVNULL, env=self.environment,
                                                 start_new_session=True))

    def _wait(self, what, ready, seconds=60):
        deadline = time.monotonic() + seconds
        while not ready():
            dead = [daemon for daemon in self.daemons if daemon.poll() is not None]
            if dead or time.monotonic() > deadline:
                raise RuntimeError(f"{what} did not come up\n{self.logs()}")
            time.sleep(0.1)


def _free_ports(count):
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [held.getsockname()[1] for held in sockets]
    for held in sockets:
        held.close()
    return ports


def _descendants(root):
    children = {}
    for entry in pathlib.Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
            children.setdefault(parent, []).append(int(entry.name))
    found, queue = [], [root]
    while queue:
        for child in children.get(queue.pop(), []):
            found.append(child)
            queue.append(child)
    return found


def _kill(pid):
    try:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    except (ProcessLookupError, ChildProcessError):
        time.sleep(0.05)  # gone, or another's child: its parent reaps it


def _reap():
    """Takes the exit codes of what became our child."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass

"""HDF5 files made to do harm: a sound file of samspill's with one thing in it that should not be there."""

import shutil
import struct

import h5py
import numpy as np

SECRET = "samspill-canary-7f3a"
UNKNOWN_FILTER = 32000  # of those that belong to nobody


def first_dataset(file):
    """The first dataset of numbers with its parent's path, in the order in which readers come to them."""
    found = []

    def visit(name, thing):
        if isinstance(thing, h5py.Dataset) and thing.size > 1 and thing.dtype.kind in "fiu" and thing.chunks:
            found.append(name)

    file.visititems(visit)
    wanted = [name for name in found if name.split("/")[0] in ("series", "endpoints", "values", "state_0", "hash")]
    return (wanted or found)[0]


def replace(file, name, make):
    """Another dataset of the same name and type; `make` gets the old one's type and shape."""
    kind, shape = file[name].dtype, file[name].shape
    del file[name]
    make(file, name, kind, shape)


def newer_version(file, name, secret):
    file.attrs["format_version"] = np.int64(999)


def no_version(file, name, secret):
    del file.attrs["format_version"]


def filetype_of_another_kind(file, name, secret):
    file.attrs["filetype"] = np.int64(3)


def huge_text(file, name, secret):
    del file.attrs["filetype"]
    file.attrs.create("filetype", "samspill run" + "x" * 60000, dtype=h5py.string_dtype())


def a_million_million_rows(file, name, secret):
    replace(file, name, lambda f, n, kind, shape: f.create_dataset(
        n, (10**12,) + shape[1:], kind, chunks=(1,) + shape[1:], maxshape=(None,) + shape[1:]))


def sizes_that_overflow(file, name, secret):
    def make(f, n, kind, shape):
        space = h5py.h5s.create_simple(tuple(2**31 for _ in shape) if len(shape) > 1 else (2**62,))
        plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
        plist.set_chunk((1,) * max(len(shape), 1))
        h5py.h5d.create(f.id, n.encode(), h5py.h5t.py_create(kind), space, plist)

    replace(file, name, make)


def a_chunk_of_gigabytes(file, name, secret):
    def make(f, n, kind, shape):
        count = (2**32 - 1) // kind.itemsize
        f.create_dataset(n, (count,) + (1,) * (len(shape) - 1), kind, chunks=(count,) + (1,) * (len(shape) - 1),
                         compression="gzip", fletcher32=True)

    replace(file, name, make)


def declared_but_empty(file, name, secret):
    replace(file, name, lambda f, n, kind, shape: f.create_dataset(n, shape, kind, chunks=shape))


def groups_without_end(file, name, secret):
    group = file
    for _ in range(3000):
        group = group.create_group("g")


def groups_in_a_circle(file, name, secret):
    file.create_group("circle")["circle"] = file["/"]


def a_soft_link(file, name, secret):
    del file[name]
    file[name] = h5py.SoftLink("/" + name)


def a_link_to_another_file(file, name, secret):
    del file[name]
    file[name] = h5py.ExternalLink(str(secret.with_suffix(".h5")), "/" + name)


def a_group_in_another_file(file, name, secret):
    top = name.split("/")[0]
    del file[top]
    file[top] = h5py.ExternalLink(str(secret.with_suffix(".h5")), "/" + top)


def data_in_another_file(file, name, secret):
    replace(file, name, lambda f, n, kind, shape: f.create_dataset(
        n, shape, kind, external=[(str(secret), 0, h5py.h5f.UNLIMITED)]))


def a_virtual_dataset(file, name, secret):
    def make(f, n, kind, shape):
        layout = h5py.VirtualLayout(shape, kind)
        layout[...] = h5py.VirtualSource(str(secret), "x", shape)
        f.create_virtual_dataset(n, layout)

    replace(file, name, make)


def a_virtual_dataset_of_itself(file, name, secret):
    def make(f, n, kind, shape):
        layout = h5py.VirtualLayout(shape, kind)
        layout[...] = h5py.VirtualSource(".", "/" + n, shape)
        f.create_virtual_dataset(n, layout)

    replace(file, name, make)


def a_filter_nobody_has(file, name, secret):
    def make(f, n, kind, shape):
        plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
        plist.set_chunk(shape)
        plist.set_filter(UNKNOWN_FILTER, h5py.h5z.FLAG_OPTIONAL, (1, 2, 3))
        h5py.h5d.create(f.id, n.encode(), h5py.h5t.py_create(kind), h5py.h5s.create_simple(shape), plist)

    replace(file, name, make)


def another_type(file, name, secret):
    replace(file, name, lambda f, n, kind, shape: f.create_dataset(n, shape, "S8"))


def texts_for_numbers(file, name, secret):
    replace(file, name, lambda f, n, kind, shape: f.create_dataset(n, shape, h5py.string_dtype()))


def a_compound_type(file, name, secret):
    deep = np.dtype([("a", "f8"), ("b", np.dtype([("c", "i4", (3,))]))])
    replace(file, name, lambda f, n, kind, shape: f.create_dataset(n, shape, deep))


def a_group_for_a_dataset(file, name, secret):
    del file[name]
    file.create_group(name)


def no_dimensions(file, name, secret):
    replace(file, name, lambda f, n, kind, shape: f.create_dataset(n, (), kind))


def thirty_dimensions(file, name, secret):
    replace(file, name, lambda f, n, kind, shape: f.create_dataset(n, (1,) * 30, kind))


def a_missing_dataset(file, name, secret):
    del file[name]


def a_list_for_an_attribute(file, name, secret):
    del file.attrs["format_version"]
    file.attrs["format_version"] = np.ones(100000 // 8 // 2, dtype="i8")


MADE_BY_CHANGE = (newer_version, no_version, filetype_of_another_kind, huge_text, a_million_million_rows,
                  sizes_that_overflow, a_chunk_of_gigabytes, declared_but_empty, groups_without_end,
                  groups_in_a_circle, a_soft_link, a_link_to_another_file, a_group_in_another_file,
                  data_in_another_file, a_virtual_dataset, a_virtual_dataset_of_itself, a_filter_nobody_has,
                  another_type, texts_for_numbers, a_compound_type, a_group_for_a_dataset, no_dimensions,
                  thirty_dimensions, a_missing_dataset, a_list_for_an_attribute)


def all_of(sound, folder, secret):
    """Pairs of what is wrong and a file in which it is."""
    folder.mkdir(exist_ok=True)
    secret.write_bytes(SECRET.encode() * 50000)
    # What links lead to: a sound file with other numbers, so that following them shows.
    other = secret.with_suffix(".h5")
    shutil.copyfile(sound, other)
    with h5py.File(other, "r+") as changed:
        name = first_dataset(changed)
        changed[name][...] = changed[name][...] + 1
    for change in MADE_BY_CHANGE:
        path = folder / f"{change.__name__}.h5"
        shutil.copyfile(sound, path)
        with h5py.File(path, "r+", libver="latest") as file:
            change(file, first_dataset(file), secret)
        yield change.__name__.replace("_", " "), path
    other.unlink()
    data = sound.read_bytes()
    for what, contents in (("its superblock far in", bytes(512) + data), ("rubbish behind it", data + bytes(4096)),
                           ("its end of file beyond all", data[:28] + struct.pack("<Q", 2**60) + data[36:])):
        path = folder / "bytes.h5"
        path.write_bytes(contents)
        yield what, path

/**
 * The data of the running language, without execution.
 *
 * <p>A {@link io.perilune.engine.value.Table} has an array part, which knows what kind of numbers it holds
 * ({@code ArrayPart}), and a {@link io.perilune.engine.value.KeyMap}: a shared {@link io.perilune.engine.value.Shape}
 * while it is used as a record, an own {@link io.perilune.engine.value.HashPart} once it is used as a dictionary, a
 * {@code SpecialPart} when it is weak or frozen. {@code Rehash} decides where integer keys live. {@code Attachments} are what weak
 * tables and finalizers hang on objects.
 *
 * <p>Receives: values in slots or boxed, from the vm and the libraries.
 * <br>Gives: raw table access, shapes for inline caches, objects due for finalization.
 * <br>Doors: Table, Shape, HashPart, MixedArray, KeyMap, MetaKey, Footprint; Tag; Callable, Userdata, Attachable; Finalizers,
 * WatchList.
 * <br>Threads: a table, a userdata and a watch list belong to one thread at a time; shapes may be used by all.
 * <br>Powers: none; finalize() of one private class, which only adds to a queue.
 */
package io.perilune.engine.value;

package io.perilune.engine.vm;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.MetaKey;
import io.perilune.engine.value.Shape;
import io.perilune.engine.value.Table;

/** Methods of strings, such as {@code s:sub(1, 2)}: the metatable of strings has the library as its {@code __index}. */
final class StringMembers {
    private StringMembers() {}

    /**
     * The member {@code name} of a string, for the instruction whose cache is {@code linked.caches[at]}; learns where it lies.
     *
     * @return null when it must be looked up in full generality
     */
    static Object find(CallStack s, LinkedCode linked, int at, ByteStr name) {
        Table metatable = s.vm.stringMetatable;
        if (metatable == null) {
            return null;
        }
        FieldCache cache = linked.caches[at];
        if (cache != null && cache.shape == null) {
            FieldCache.Step step = cache.path[0];
            if (step.metaShape() == metatable.map
                    && metatable.slots[step.metaIndex()] instanceof Table holder
                    && holder.map == step.holderShape()) {
                return holder.slots[cache.index];
            }
        }
        return learn(linked, at, metatable, name);
    }

    private static Object learn(LinkedCode linked, int at, Table metatable, ByteStr name) {
        if (!(metatable.map instanceof Shape metaShape)) {
            return null;
        }
        int index = metaShape.find(MetaKey.NAMES[MetaKey.INDEX]);
        if (index < 0
                || (index & 3) != Shape.REF
                || !(metatable.slots[index >> 2] instanceof Table holder)
                || !(holder.map instanceof Shape shape)) {
            return null;
        }
        int descriptor = shape.find(name);
        if (descriptor < 0 || (descriptor & 3) != Shape.REF) {
            return null;
        }
        linked.caches[at] = FieldCache.member(metaShape, index >> 2, shape, descriptor);
        return holder.slots[descriptor >> 2];
    }
}

package io.perilune.engine.vm;

import io.perilune.engine.code.Op;
import io.perilune.engine.code.Prototype;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.Tag;

/**
 * What execution adds to a {@link Prototype}: its constants as slots, and what its instructions have learnt.
 *
 * <p>Shared by all VMs and threads that run the prototype. Caches are immutable objects that are replaced whole; a lost
 * update costs a lookup and nothing else. They name shapes, never a VM's objects.
 */
final class LinkedCode {
    final Prototype prototype;
    /** Constants as slots. */
    final Object[] kr;

    final long[] kn;
    /** By pc (of the word after the instruction): the cache of an instruction that reads or writes a named field. */
    final FieldCache[] caches;
    /** The twin of the code in which every instruction is {@link Op#HOOK}; made when a hook is first set. */
    private int[] hooked;

    private LinkedCode(Prototype p) {
        prototype = p;
        int count = p.constants.length;
        kr = new Object[count];
        kn = new long[count];
        for (int i = 0; i < count; i++) {
            Object constant = p.constants[i];
            if (constant instanceof Long l) {
                kr[i] = Tag.INT;
                kn[i] = l;
            } else if (constant instanceof Double d) {
                kr[i] = Tag.FLOAT;
                kn[i] = Double.doubleToRawLongBits(d);
            } else {
                kr[i] = constant;
            }
        }
        caches = new FieldCache[p.code.length + 1];
    }

    static LinkedCode of(Prototype p) {
        if (p.linked() instanceof LinkedCode linked) {
            return linked;
        }
        LinkedCode made = new LinkedCode(p);
        p.link(made);
        return made;
    }

    ByteStr string(int constant) {
        return (ByteStr) kr[constant];
    }

    /** Words that are not instructions are overwritten, too: nothing fetches them except as operands of the original. */
    int[] hooked() {
        int[] h = hooked;
        if (h == null) {
            h = new int[prototype.code.length];
            java.util.Arrays.fill(h, Op.HOOK);
            hooked = h;
        }
        return h;
    }
}

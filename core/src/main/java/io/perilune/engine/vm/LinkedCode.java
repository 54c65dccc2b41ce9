package io.perilune.engine.vm;

import io.perilune.engine.code.Instruction;
import io.perilune.engine.code.Op;
import io.perilune.engine.code.Prototype;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.ChunkName;
import io.perilune.engine.value.Tag;
import java.lang.invoke.VarHandle;

/**
 * What execution adds to a {@link Prototype}: its constants as slots, and what its instructions have learnt.
 *
 * <p>Shared by all VMs and threads that run the prototype. Caches are immutable objects that are replaced whole; a lost
 * update costs a lookup and nothing else. They name shapes, never a VM's objects.
 */
public final class LinkedCode {
    /** In place of a loop's header: the whole function. */
    public static final int WHOLE = -1;

    private static final int[] NO_HEADERS = new int[0];
    private static final CompiledCode[] NO_LOOPS = new CompiledCode[0];

    public final Prototype prototype;
    /** Constants as slots. */
    public final Object[] kr;

    public final long[] kn;
    /** By pc (of the word after the instruction): the cache of an instruction that reads or writes a named field. */
    public final FieldCache[] caches;

    /**
     * What frames execute: the prototype's own code, or a twin in which {@link Op#TIER} stands at every instruction while the
     * function is watched, or where compiled code begins: at the first instruction, and where loops go back.
     */
    int[] code;
    /** The twin for watching, while it is in use. */
    int[] watched;
    /** Calls until somebody looks at this function again. */
    int calls;
    /** The first call has been made and the others are counted. */
    boolean counting;
    /** Slices that were used up in loops of this function. */
    int heat;
    /** What is to be compiled when it has been watched: {@link #FUNCTION_WANTED}. */
    int wanted;

    static final int FUNCTION_WANTED = 1;
    private int[] wantedLoops = NO_HEADERS;
    /** What the compiler was asked for and has not answered yet: asking again would only make its queue longer. */
    private int[] asked = NO_HEADERS;

    private int[] refused = NO_HEADERS;
    /** What was met while it was watched, or null. */
    public Profile profile;
    /** The whole function as compiled code, or null. */
    CompiledCode function;
    /** Loops as compiled code, in no order. */
    private CompiledCode[] loops = NO_LOOPS;
    /** How often code of this function was thrown away. */
    public int retirements;
    /** Guards {@link #code}, {@link #function} and {@link #loops} against lost updates; readers take what they see. */
    private final java.util.concurrent.locks.ReentrantLock installing = new java.util.concurrent.locks.ReentrantLock();
    /** What the compiler knows of this function. */
    public Object compilation;
    /** The twin of the code in which every instruction is {@link Op#HOOK}; made when a hook is first set. */
    private int[] hooked;

    private LinkedCode(Prototype p) {
        prototype = p;
        code = p.code;
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

    public static LinkedCode of(Prototype p) {
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

    /** Name and line of the function, for those who watch. */
    public String place() {
        return ChunkName.display(prototype.debug.source()) + ":" + prototype.debug.lineDefined();
    }

    /** The compiled loop that begins at {@code header}, or null. */
    CompiledCode loop(int header) {
        for (CompiledCode loop : loops) {
            if (loop.header == header) {
                return loop;
            }
        }
        return null;
    }

    public CompiledCode function() {
        return function;
    }

    void wantLoop(int header) {
        int[] known = wantedLoops;
        if (!contains(known, header)) {
            wantedLoops = with(known, header);
        }
    }

    int[] takeWantedLoops() {
        int[] taken = wantedLoops;
        wantedLoops = NO_HEADERS;
        return taken;
    }

    /** There will be no compiled code for this loop, or, with {@link #WHOLE}, for the function. From any thread. */
    public void refuse(int header) {
        installing.lock();
        try {
            asked = without(asked, header);
            refused = with(refused, header);
        } finally {
            installing.unlock();
        }
    }

    public boolean isRefused(int header) {
        return contains(refused, header);
    }

    /** True when the compiler is at work on this loop or function, or will never be. */
    boolean isDecided(int header) {
        return contains(asked, header) || contains(refused, header);
    }

    /** False when there is no use in asking the compiler; else it counts as asked until it installs or refuses code. */
    public boolean ask(int header) {
        installing.lock();
        try {
            if (isDecided(header)) {
                return false;
            }
            asked = with(asked, header);
            return true;
        } finally {
            installing.unlock();
        }
    }

    private static boolean contains(int[] headers, int header) {
        for (int h : headers) {
            if (h == header) {
                return true;
            }
        }
        return false;
    }

    private static int[] with(int[] headers, int header) {
        int[] more = java.util.Arrays.copyOf(headers, headers.length + 1);
        more[headers.length] = header;
        return more;
    }

    private static int[] without(int[] headers, int header) {
        return java.util.Arrays.stream(headers).filter(h -> h != header).toArray();
    }

    /** Puts compiled code in force for all VMs. From any thread. */
    public void install(CompiledCode made) {
        installing.lock();
        try {
            asked = without(asked, made.header);
            if (made.header == WHOLE) {
                function = made;
            } else {
                CompiledCode[] more = java.util.Arrays.copyOf(without(made.header), without(made.header).length + 1);
                more[more.length - 1] = made;
                loops = more;
            }
            relink();
        } finally {
            installing.unlock();
        }
    }

    /** Takes compiled code out of force. It may still be running. */
    void retire(CompiledCode old) {
        installing.lock();
        try {
            if (function == old) {
                function = null;
            } else if (loop(old.header) == old) {
                loops = without(old.header);
            }
            relink();
        } finally {
            installing.unlock();
        }
    }

    private CompiledCode[] without(int header) {
        java.util.ArrayList<CompiledCode> rest = new java.util.ArrayList<>();
        for (CompiledCode loop : loops) {
            if (loop.header != header) {
                rest.add(loop);
            }
        }
        return rest.toArray(NO_LOOPS);
    }

    private void relink() {
        if (watched != null) {
            return;
        }
        if (function == null && loops.length == 0) {
            code = prototype.code;
            return;
        }
        int[] patched = prototype.code.clone();
        if (function != null) {
            patched[0] = Instruction.withOp(patched[0], Op.TIER);
        }
        for (int pc = 0; pc < prototype.code.length; ) {
            int target = backTarget(prototype.code, pc);
            if (target >= 0 && loop(target) != null) {
                patched[pc] = Instruction.withOp(patched[pc], Op.TIER);
            }
            pc += Instruction.isWide(Instruction.op(prototype.code[pc])) ? 2 : 1;
        }
        // Another thread that sees the array must see what is in it.
        VarHandle.releaseFence();
        code = patched;
    }

    /** True when a loop begins at {@code pc}. */
    boolean isHeader(int pc) {
        int[] words = prototype.code;
        for (int at = 0; at < words.length; at += Instruction.isWide(Instruction.op(words[at])) ? 2 : 1) {
            if (backTarget(words, at) == pc) {
                return true;
            }
        }
        return false;
    }

    /** Where the instruction at {@code pc} jumps back to, or -1. */
    public static int backTarget(int[] code, int pc) {
        int i = code[pc];
        int op = Instruction.op(i);
        int target = pc;
        if (op == Op.JMP) {
            target = pc + 1 + Instruction.signedAx(i);
        } else if (Instruction.isTest(op) || op == Op.FORLOOP || op == Op.TFORLOOP) {
            target = pc + 2 + code[pc + 1];
        } else {
            return -1;
        }
        return target <= pc ? target : -1;
    }

    /** Begins to watch: every instruction goes through {@link Tiering} for a while. */
    void watch(int window) {
        if (profile == null) {
            profile = new Profile(prototype.code.length);
        }
        profile.window = window;
        int[] twin = prototype.code.clone();
        for (int pc = 0; pc < twin.length; ) {
            int op = Instruction.op(twin[pc]);
            twin[pc] = Instruction.withOp(twin[pc], Op.TIER);
            pc += Instruction.isWide(op) ? 2 : 1;
        }
        installing.lock();
        try {
            watched = twin;
            VarHandle.releaseFence();
            code = twin;
        } finally {
            installing.unlock();
        }
    }

    void endWatch() {
        installing.lock();
        try {
            watched = null;
            relink();
        } finally {
            installing.unlock();
        }
    }
}

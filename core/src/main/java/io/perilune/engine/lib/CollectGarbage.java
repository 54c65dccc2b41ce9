package io.perilune.engine.lib;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Memory;

/** The function {@code collectgarbage}: its options, and the answers that programs expect from each. */
final class CollectGarbage {
    private static final int COLLECT = 0;
    private static final int COUNT = 1;
    private static final int STOP = 2;
    private static final int RESTART = 3;
    private static final int STEP = 4;
    private static final int ISRUNNING = 5;
    private static final int SETPAUSE = 6;
    private static final int SETSTEPMUL = 7;
    private static final int GENERATIONAL = 8;
    private static final int INCREMENTAL = 9;

    /** In the order of the numbers above. */
    private static final String[] OPTIONS = {
        "collect",
        "count",
        "stop",
        "restart",
        "step",
        "isrunning",
        "setpause",
        "setstepmul",
        "generational",
        "incremental"
    };

    private static final ByteStr COLLECT_NAME = ByteStr.of("collect");
    private static final ByteStr GENERATIONAL_NAME = ByteStr.of("generational");
    private static final ByteStr INCREMENTAL_NAME = ByteStr.of("incremental");

    private CollectGarbage() {}

    static int call(CallStack s, int base, int count) {
        Memory memory = s.vm.memory;
        int option = Args.checkOption(s, base, count, 1, COLLECT_NAME, OPTIONS);
        if (memory.isCollecting()) {
            // A finalizer must not start what it is part of.
            return s.returnObject(base, null);
        }
        switch (option) {
            case COLLECT:
                memory.collect();
                return s.returnInt(base, 0);
            case COUNT:
                return s.returnFloat(base, memory.used() / 1024.0);
            case STOP:
                memory.stop();
                return s.returnInt(base, 0);
            case RESTART:
                memory.restart();
                return s.returnInt(base, 0);
            case STEP:
                // The JVM offers no smaller step than a whole cycle, and a whole cycle is what the answer says.
                Args.optInteger(s, base, count, 2, 0);
                memory.collect();
                return s.returnBoolean(base, true);
            case ISRUNNING:
                return s.returnBoolean(base, !memory.stopped());
            case SETPAUSE: {
                int previous = memory.pause();
                memory.setPause(parameter(Args.optInteger(s, base, count, 2, 0)));
                return s.returnInt(base, previous);
            }
            case SETSTEPMUL: {
                int previous = memory.stepMultiplier();
                memory.setStepMultiplier(parameter(Args.optInteger(s, base, count, 2, 0)));
                return s.returnInt(base, previous);
            }
            case GENERATIONAL:
                Args.optInteger(s, base, count, 2, 0);
                Args.optInteger(s, base, count, 3, 0);
                return changeMode(s, base, true);
            case INCREMENTAL:
                setIncremental(s, base, count, memory);
                return changeMode(s, base, false);
            default:
                throw new IllegalStateException();
        }
    }

    private static void setIncremental(CallStack s, int base, int count, Memory memory) {
        long pause = Args.optInteger(s, base, count, 2, 0);
        long stepMultiplier = Args.optInteger(s, base, count, 3, 0);
        Args.optInteger(s, base, count, 4, 0);
        if (pause != 0) {
            memory.setPause(parameter(pause));
        }
        if (stepMultiplier != 0) {
            memory.setStepMultiplier(parameter(stepMultiplier));
        }
    }

    private static int changeMode(CallStack s, int base, boolean generational) {
        ByteStr previous = s.vm.memory.generational() ? GENERATIONAL_NAME : INCREMENTAL_NAME;
        s.vm.memory.setGenerational(generational);
        return s.returnObject(base, previous);
    }

    /** The reference keeps a quarter of each parameter in a byte. */
    private static int parameter(long given) {
        return (int) (given / 4 & 0xFF) * 4;
    }
}

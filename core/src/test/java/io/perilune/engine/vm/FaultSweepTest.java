package io.perilune.engine.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.Lua;
import io.perilune.LuaException;
import io.perilune.LuaFunction;
import io.perilune.LuaInterruptedException;
import io.perilune.LuaLimitException;
import io.perilune.LuaRuntimeException;
import io.perilune.engine.host.State;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Lets the n-th safe point, the n-th allocation and the n-th call of the host fail, for every n that a script has. After each, the
 * failure has reached the host as what it is, or the script has caught it where scripts may; the VM is whole, and works.
 */
final class FaultSweepTest {
    private static final String CANARY =
            "local t = {} for i = 1, 10 do t[i] = i end local co = coroutine.wrap(function(a) return coroutine.yield(a) end)\n"
                    + "return co(1) + co(2) + #table.concat(t) + select('#', pcall(error, 'x')) + #('x'):rep(3)";
    private static final int CANARY_RESULT = 1 + 2 + 11 + 2 + 3;
    private static final int MOST_POINTS = 100_000;

    /** What can fail. */
    private enum Fault {
        /** An error is raised at a safe point, as {@code lua.interrupt(message)} does. */
        ERROR,
        /** The run is ended at a safe point, as cancelling does. */
        END,
        /** An allocation is refused. */
        ALLOCATION,
        /** A function of the host throws. */
        HOST
    }

    /** One VM, in which the {@code failing}-th point of one kind fails. */
    private static final class Sweep implements Driver {
        final Lua lua = Lua.builder()
                .sandbox(io.perilune.Sandbox.UNTRUSTED)
                .output(OutputStream.nullOutputStream())
                .build();
        final Vm vm = vm(lua);
        final Driver driver = vm.driver;
        final Fault fault;
        final LuaFunction canary = lua.load(CANARY).toFunction();
        long points;
        long failing;

        Sweep(Fault fault) {
            this.fault = fault;
            lua.globals().set("host", lua.function(arguments -> {
                pass(Fault.HOST);
                return arguments.isEmpty() || !(arguments.get(0) instanceof LuaFunction f)
                        ? 1
                        : f.call().get(0);
            }));
            vm.globals.put(ByteStr.of("arm"), new NativeFunction("arm") {
                @Override
                public int call(CallStack s, int base, int count) {
                    plantIfNext();
                    s.vm.meter.endSlice();
                    return 0;
                }
            });
            vm.driver = this;
        }

        /** From the beginning of its run on, every charge comes to {@link #atSafePoint}. */
        LuaFunction load(String text) {
            return lua.load("arm() " + text).toFunction();
        }

        private static Vm vm(Lua lua) {
            try {
                Field state = Lua.class.getDeclaredField("state");
                state.setAccessible(true);
                Method vm = State.class.getDeclaredMethod("vm");
                vm.setAccessible(true);
                return (Vm) vm.invoke(state.get(lua));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        private boolean isDue(Fault kind) {
            return kind == fault && ++points == failing;
        }

        private void pass(Fault kind) {
            if (isDue(kind)) {
                throw new IllegalStateException("planted");
            }
        }

        @Override
        public Object[] await(Object awaited) {
            return driver.await(awaited);
        }

        /** Every charge is made to come here, and has not failed. */
        @Override
        public void atSafePoint() {
            if (fault == Fault.ERROR || fault == Fault.END) {
                points++;
                plantIfNext();
            }
            vm.meter.endSlice();
        }

        private void plantIfNext() {
            if (points + 1 != failing) {
                return;
            }
            if (fault == Fault.ERROR) {
                vm.meter.interrupt(running -> {
                    points++;
                    throw new ScriptError(ByteStr.of("planted"));
                });
            } else if (fault == Fault.END) {
                vm.meter.interrupt(running -> {
                    points++;
                    throw running.meter.terminate("planted");
                });
            }
        }

        /** What the script ended with, or null. */
        LuaException run(LuaFunction script, long n) {
            points = 0;
            failing = n;
            if (fault == Fault.ALLOCATION) {
                vm.memory.probe(bytes -> {
                    if (isDue(Fault.ALLOCATION)) {
                        throw vm.meter.exceeded(Resource.MEMORY, 1);
                    }
                });
            }
            try {
                script.call();
                return null;
            } catch (LuaException e) {
                return e;
            } finally {
                failing = -1;
                vm.memory.probe(null);
            }
        }

        void check(LuaException e, String where) {
            if (e == null) {
                // The script has caught it, which it may do with an error only.
                assertTrue(fault == Fault.ERROR || fault == Fault.HOST, where);
            } else if (fault == Fault.END) {
                assertTrue(
                        e instanceof LuaInterruptedException || !(e instanceof LuaRuntimeException), () -> where + e);
            } else if (fault == Fault.ALLOCATION) {
                assertTrue(e instanceof LuaLimitException, () -> where + e);
            } else if (fault == Fault.HOST) {
                assertTrue(String.valueOf(e.getMessage()).contains("planted"), () -> where + e);
            } else {
                // What follows from an error that the script has caught, as load does, may be another one.
                assertTrue(e instanceof LuaRuntimeException, () -> where + e);
            }
            VmInvariants.check(vm);
            assertEquals(CANARY_RESULT, canary.call(int.class), where);
            VmInvariants.check(vm);
        }
    }

    private record Script(String name, String text) {}

    private static List<Script> scripts() throws IOException {
        List<Script> scripts = new ArrayList<>();
        try (InputStream in = FaultSweepTest.class.getResourceAsStream("sweep.lua")) {
            String[] parts = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^---- ", -1);
            for (int i = 1; i < parts.length; i++) {
                int end = parts[i].indexOf('\n');
                scripts.add(new Script(parts[i].substring(0, end), parts[i].substring(end + 1)));
            }
        }
        return scripts;
    }

    /** The number of points that the script has when nothing fails. */
    private static long sweep(Fault fault, String text) {
        Sweep sweep = new Sweep(fault);
        LuaFunction script = sweep.load(text);
        LuaException e = sweep.run(script, 0);
        assertEquals(null, e, () -> "without a fault: " + e.getMessage());
        long all = sweep.points;
        assertTrue(all < MOST_POINTS, () -> all + " points");
        for (long n = 1; n <= all; n++) {
            LuaException ended = sweep.run(script, n);
            String where = "point " + n + " of " + all + ": ";
            // What the script does may depend on what the last one has left, so that there are fewer points.
            if (sweep.points >= n) {
                sweep.check(ended, where);
            }
        }
        return all;
    }

    @TestFactory
    Stream<DynamicTest> everyPoint_failed_leavesTheVmWhole() throws IOException {
        return scripts().stream()
                .flatMap(script -> Stream.of(Fault.values())
                        .filter(fault -> fault != Fault.HOST || script.text().contains("host("))
                        .map(fault -> DynamicTest.dynamicTest(
                                script.name() + ", " + fault,
                                () -> assertTrue(sweep(fault, script.text()) > 0, () -> script.name() + " " + fault))));
    }

    @Test
    void scripts_together_useEveryFunctionOfTheSandbox() throws IOException {
        StringBuilder all = new StringBuilder();
        scripts().forEach(script -> all.append(script.text()));
        try (Lua lua = Lua.builder().sandbox(io.perilune.Sandbox.UNTRUSTED).build()) {
            lua.globals().set("all", all.toString());
            // Functions of math that compute one float from others are alike.
            String missing = lua.load(
                            "local t = {} for _, l in pairs { _G, string, table, coroutine, utf8 } do for k, v in pairs(l) do"
                                    + " if type(v) == 'function' and not all:find(k, 1, true) then t[#t + 1] = k end end end"
                                    + " table.sort(t) return table.concat(t, ' ')")
                    .eval(String.class);
            assertEquals("", missing);
        }
    }

    @Test
    void twin_libraryThatLeavesATableBroken_isFound() {
        Sweep sweep = new Sweep(Fault.ERROR);
        sweep.vm.globals.put(ByteStr.of("sloppy"), new NativeFunction("sloppy") {
            @Override
            public int call(CallStack s, int base, int count) {
                Table t = (Table) s.r[base];
                int size = t.arraySize;
                t.arraySize = 1_000;
                s.vm.charge(1);
                t.arraySize = size;
                return 0;
            }
        });
        LuaFunction script = sweep.load("kept = { 1, 2, 3 } sloppy(kept)");
        sweep.run(script, 0);
        long all = sweep.points;
        assertThrows(AssertionError.class, () -> {
            for (long n = 1; n <= all; n++) {
                sweep.check(sweep.run(script, n), "");
            }
        });
    }

    @Test
    void twin_leftoversOfARun_areFound() {
        Sweep sweep = new Sweep(Fault.ERROR);
        VmInvariants.check(sweep.vm);
        sweep.vm.javaDepth++;
        assertThrows(AssertionError.class, () -> VmInvariants.check(sweep.vm));
        sweep.vm.javaDepth--;
        sweep.vm.main.stack.toCloseCount = 1;
        assertThrows(AssertionError.class, () -> VmInvariants.check(sweep.vm));
    }
}

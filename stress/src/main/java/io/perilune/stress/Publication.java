package io.perilune.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.perilune.CompiledChunk;
import io.perilune.Lua;
import io.perilune.LuaFunction;
import io.perilune.LuaTable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** Luas, handles and compiled chunks that reach another thread by a data race: it sees nothing, or something whole. */
public final class Publication {
    private static final Lua LUA = Lua.create();

    private Publication() {}

    /** A new Lua. */
    @JCStressTest
    @Outcome(
            id = {"-1", "3"},
            expect = ACCEPTABLE,
            desc = "nothing, or a Lua that works")
    @Outcome(expect = FORBIDDEN, desc = "half made")
    @State
    public static class OfALua {
        private Lua lua;

        @Actor
        public void makes() {
            lua = Lua.create();
        }

        @Actor
        public void uses(I_Result r) {
            Lua seen = lua;
            r.r1 = seen == null ? -1 : seen.load("return 1 + 2").call(int.class);
        }
    }

    /** A handle with a table that was filled before. */
    @JCStressTest
    @Outcome(
            id = {"-1", "7"},
            expect = ACCEPTABLE,
            desc = "nothing, or the filled table")
    @Outcome(expect = FORBIDDEN, desc = "half made")
    @State
    public static class OfAHandle {
        private LuaTable table;

        @Actor
        public void makes() {
            table = LUA.table().set("x", 7);
        }

        @Actor
        public void uses(I_Result r) {
            LuaTable seen = table;
            r.r1 = seen == null ? -1 : seen.get("x", int.class);
        }
    }

    /** A function. */
    @JCStressTest
    @Outcome(
            id = {"-1", "9"},
            expect = ACCEPTABLE,
            desc = "nothing, or a function that works")
    @Outcome(expect = FORBIDDEN, desc = "half made")
    @State
    public static class OfAFunction {
        private LuaFunction function;

        @Actor
        public void makes() {
            function = LUA.load("local x = 9 return x").toFunction();
        }

        @Actor
        public void uses(I_Result r) {
            LuaFunction seen = function;
            r.r1 = seen == null ? -1 : seen.call(int.class);
        }
    }

    private static final Lua ONE = Lua.create();
    private static final Lua OTHER = Lua.create();

    /** What code learns lies beside a prototype that two Luas share; both fill it at the same time. */
    @JCStressTest
    @Outcome(id = "6, 6", expect = ACCEPTABLE, desc = "both right")
    @Outcome(expect = FORBIDDEN, desc = "one has believed the other's cache")
    @State
    public static class OfCaches {
        private final CompiledChunk chunk = LUA.load("""
                local kind = ...
                local p = kind == 1 and {x = 1, y = 2} or {y = 2, z = 0, x = 1}
                local sum = 0
                for i = 1, 2 do sum = sum + p.x + p.y end
                return sum""").compile();

        @Actor
        public void one(II_Result r) {
            r.r1 = ONE.load(chunk).call(int.class, 1);
        }

        @Actor
        public void other(II_Result r) {
            r.r2 = OTHER.load(chunk).call(int.class, 2);
        }
    }

    /** The same chunk compiled hash values, shapes and strings in two Luas at once. */
    @JCStressTest
    @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "both right")
    @Outcome(expect = FORBIDDEN, desc = "a shape was seen half made")
    @State
    public static class OfShapes {
        private static final String[] NAMES = {"a", "b", "c", "d", "e", "f", "g", "h"};
        private final String name = NAMES[(int) (System.nanoTime() >>> 4 & 7)] + System.nanoTime() % 1000;

        @Actor
        public void one(II_Result r) {
            r.r1 = ONE.table().set(name, 1).get(name, int.class);
        }

        @Actor
        public void other(II_Result r) {
            r.r2 = OTHER.table().set(name, 1).get(name, int.class);
        }
    }
}

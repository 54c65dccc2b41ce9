package io.perilune.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.perilune.Lua;
import io.perilune.LuaBusyException;
import io.perilune.LuaEntry;
import io.perilune.LuaTable;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** What one call wrote, the next one sees, whatever threads they are made by. One Lua for all states: making one takes longer than a test. */
public final class HandOff {
    private static final Lua LUA = Lua.create();

    private HandOff() {}

    /** Two increments, each read and write in one entry: none is lost. */
    @JCStressTest
    @Outcome(id = "2", expect = ACCEPTABLE, desc = "both are there")
    @Outcome(expect = FORBIDDEN, desc = "one is lost")
    @State
    public static class EnterAndLeave {
        private final LuaTable table = LUA.table().set("n", 0);

        private void increment() {
            try (LuaEntry entry = LUA.enter()) {
                table.set("n", table.get("n", int.class) + (entry.isOpen() ? 1 : 100));
            }
        }

        @Actor
        public void first() {
            increment();
        }

        @Actor
        public void second() {
            increment();
        }

        @Arbiter
        public void look(I_Result r) {
            r.r1 = table.get("n", int.class);
        }
    }

    /** Two fields written in one entry: who is inside sees both or none. */
    @JCStressTest
    @Outcome(
            id = {"0, 0", "1, 1"},
            expect = ACCEPTABLE,
            desc = "before or after")
    @Outcome(expect = FORBIDDEN, desc = "in between")
    @State
    public static class Together {
        private final LuaTable table = LUA.table().set("a", 0).set("b", 0);

        @Actor
        public void write() {
            try (LuaEntry entry = LUA.enter()) {
                table.set("a", entry.isOpen() ? 1 : 100).set("b", 1);
            }
        }

        @Actor
        public void read(II_Result r) {
            try (LuaEntry entry = LUA.enter()) {
                r.r1 = entry.isOpen() ? table.get("a", int.class) : 100;
                r.r2 = table.get("b", int.class);
            }
        }
    }

    /** The entrance that gives up at once excludes just as well. */
    @JCStressTest
    @Outcome(
            id = {"0", "1", "2"},
            expect = ACCEPTABLE,
            desc = "as many as got in")
    @Outcome(expect = FORBIDDEN, desc = "one is lost, or an entry was no entry")
    @State
    public static class TryEnter {
        private final LuaTable table = LUA.table().set("n", 0);
        private int first;
        private int second;

        private int increment() {
            try (LuaEntry entry = LUA.tryEnter(Duration.ofSeconds(1))) {
                table.set("n", table.get("n", int.class) + (entry.isOpen() ? 1 : 100));
                return 1;
            } catch (LuaBusyException e) {
                return 0;
            }
        }

        @Actor
        public void one() {
            first = increment();
        }

        @Actor
        public void other() {
            second = increment();
        }

        @Arbiter
        public void look(I_Result r) {
            int n = table.get("n", int.class);
            r.r1 = n == first + second ? n : -1;
        }
    }

    /** The twin: no entry around read and write. It must be seen to lose one, or these tests prove nothing. */
    @JCStressTest
    @Outcome(id = "2", expect = ACCEPTABLE, desc = "both are there")
    @Outcome(expect = FORBIDDEN, desc = "one is lost: as it should be in the twin")
    @State
    public static class TwinWithoutEntry {
        private final LuaTable table = LUA.table().set("n", 0);

        private void increment() {
            table.set("n", table.get("n", int.class) + 1);
        }

        @Actor
        public void first() {
            increment();
        }

        @Actor
        public void second() {
            increment();
        }

        @Arbiter
        public void look(I_Result r) {
            r.r1 = table.get("n", int.class);
        }
    }
}

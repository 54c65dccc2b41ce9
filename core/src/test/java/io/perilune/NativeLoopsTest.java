package io.perilune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.engine.host.StateBuilder;
import io.perilune.engine.vm.Allowance;
import io.perilune.engine.vm.Resource;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A cancelled script ends within 20 ms, also inside one long call of a library function. Counted, not timed: between two looks at the
 * outside world lie so many units of work, of which each stands for some tens of nanoseconds at the most (what is charged
 * per unit is the business of conformance).
 */
final class NativeLoopsTest {
    /**
     * At 20 nanoseconds each, half of the 20 milliseconds. Copying or scanning a string once is one step, of a unit for 4 to 16 bytes,
     * which take a nanosecond each or less: so here these are of 2 MB.
     */
    private static final long LONGEST = 500_000;

    /** Reads the meter whenever the engine looks at its clock, which it does at each look at the outside world. */
    private static final class Looks {
        final AtomicLong longest = new AtomicLong();
        final AtomicLong count = new AtomicLong();
        long last;
        Lua lua;

        long look() {
            if (lua != null) {
                long now = lua.usage().instructions();
                longest.accumulateAndGet(now - last, Math::max);
                last = now;
                count.incrementAndGet();
            }
            return 1;
        }
    }

    private static Lua lua(Looks looks) {
        StateBuilder builder = new StateBuilder();
        builder.allowance(Allowance.UNLIMITED.with(Resource.TIME, 1_000));
        builder.ticker(looks::look);
        return new Lua(builder.build(Handles.DOOR));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t = {} for i = 1, 200000 do t[i] = i * 7919 % 200003 end | table.sort(t)",
                "t = {} for i = 1, 50000 do t[i] = 'k' .. i * 7919 % 50021 end | table.sort(t)",
                "t = {} for i = 1, 20000 do t[i] = i % 10 end | table.sort(t, function(a, b) return a > b end)",
                "s = ('x'):rep(2000000) | s:gsub('.', 'y')",
                "s = ('x y '):rep(200000) | s:gsub('%a+', {x = 'z'})",
                "s = ('a'):rep(300000) .. 'c' p = ('a'):rep(2000) .. 'b' | s:find(p, 1, true)",
                "s = ('a'):rep(800) | s:find('.-.-b')",
                "s = ('a'):rep(800) | s:match('a*a*b')",
                "s = ('('):rep(3000) | s:find('%b()x')",
                "s = ('x y '):rep(200000) | for w in s:gmatch('%a+') do end",
                "| s = ('x'):rep(16000000)",
                "| s = ('x'):rep(4000000, ',')",
                "t = {} for i = 1, 300000 do t[i] = 'word' end | table.concat(t, ', ')",
                "t = {} for i = 1, 500000 do t[i] = i end | table.move(t, 1, 500000, 3)",
                "t = {} for i = 1, 500000 do t[i] = i end | table.move(t, 1, 500000, 1, {})",
                "t = {} for i = 1, 500000 do t[i] = i end | for i = 1, 30 do table.insert(t, 1, 0) end",
                "t = {} for i = 1, 500000 do t[i] = i end | for i = 1, 30 do table.remove(t, 1) end",
                "t = {} for i = 1, 500000 do t[i] = i end | select('#', table.unpack(t))",
                "s = ('x'):rep(2000000) | string.format('%s%s%s', s, s, s)",
                "s = ('x\\n'):rep(1000000) | string.format('%q', s)",
                "f = ('%5.2f '):rep(20000) a = table.pack(table.unpack(setmetatable({}, {__index = function(_, i) return i end}), 1, 20000))"
                        + " | f:format(table.unpack(a))",
                "s = ('x'):rep(4000000) | string.pack('s4s4', s, s)",
                "s = string.pack('s4', ('x'):rep(4000000)) | string.unpack('s4', s)",
                "f = ('i4'):rep(20000) s = ('x'):rep(80000) | f:unpack(s)",
                "s = ('x'):rep(2000000) | s:upper():lower():reverse()",
                "s = ('x'):rep(500000) | s:byte(1, -1)",
                "s = ('x'):rep(4000000) r = ('x'):rep(4000000) .. 'y' | return s < r, s == r",
                "s = ('x'):rep(2000000) | return s .. s .. s",
                "t = {} | for i = 1, 20 do t[('x'):rep(100000) .. i] = i end",
                "s = ('\\u{20AC}'):rep(500000) | utf8.len(s)",
                "s = ('\\u{20AC}'):rep(500000) | utf8.offset(s, 400000)",
                "s = ('\\u{20AC}'):rep(300000) | for _ in utf8.codes(s) do end",
                "s = ('1'):rep(1000000) | tonumber(s)",
                "s = (' '):rep(1000000) | tonumber(s)",
                "s = '0x' .. ('f'):rep(1000000) | tonumber(s)",
                "| local n = 0 for i = 1, 100000 do n = n + #tostring(i + 0.5) end",
                "| local s = '' for i = 1, 3000 do s = s .. tostring(i) end",
                "s = ('a=1 '):rep(200000) | load(s)",
                "s = '--' .. ('x'):rep(1900000) | load(s)",
                "s = 'return \"' .. ('x'):rep(1900000) .. '\"' | load(s)",
                "s = 'return {' .. ('1,'):rep(200000) .. '}' | load(s)",
                "f = load('return {' .. ('1,'):rep(100000) .. '}') | string.dump(f)",
                "t = {} for i = 1, 500000 do t[i + 0.5] = i end for i = 1, 499999 do t[i + 0.5] = nil end | return next(t)",
                "t = setmetatable({}, {__len = function() return 1000000 end, __index = function() return 'x' end})"
                        + " | table.concat(t)",
                "| return math.max(table.unpack(setmetatable({}, {__index = function() return 1 end}), 1, 200000))",
                "| collectgarbage()",
            })
    void longCall_looksUp(String setupAndRun) {
        String[] parts = setupAndRun.split(" ?\\| ", 2);
        Looks looks = new Looks();
        Lua lua = lua(looks);
        lua.load(parts[0]).exec();
        LuaFunction run = lua.load(parts[1]).toFunction();
        looks.last = lua.usage().instructions();
        looks.lua = lua;
        run.call();
        looks.look();
        assertTrue(looks.longest.get() <= LONGEST, () -> looks.longest + " units without a look: " + parts[1]);
    }

    @Test
    void twin_callThatLooksUpOnce_isFound() {
        Looks looks = new Looks();
        Lua lua = lua(looks);
        looks.lua = lua;
        // The clock of the twin stands still as long as the call goes on, as if nobody had looked.
        AtomicLong seen = new AtomicLong();
        lua.globals().set("blind", lua.function(arguments -> {
            looks.lua = null;
            return null;
        }));
        lua.globals().set("seeing", lua.function(arguments -> {
            looks.lua = lua;
            seen.set(looks.last);
            looks.look();
            return null;
        }));
        lua.load("blind() for i = 1, 1000000 do end seeing()").exec();
        assertTrue(looks.longest.get() > LONGEST, looks.longest::toString);
    }

    @Test
    void interrupt_insideALongCall_endsItThere() {
        AtomicLong looked = new AtomicLong();
        StateBuilder builder = new StateBuilder();
        builder.allowance(Allowance.UNLIMITED.with(Resource.TIME, 1_000));
        Lua[] lua = new Lua[1];
        builder.ticker(() -> {
            // As another thread would, in the middle of the call.
            if (looked.incrementAndGet() == 8) {
                lua[0].interrupt();
            }
            return 1;
        });
        lua[0] = new Lua(builder.build(Handles.DOOR));
        Chunk chunk = lua[0].load("pcall(string.find, ('a'):rep(100000), ('.-'):rep(12) .. 'b$') escaped = true");
        assertThrows(LuaCancelledException.class, chunk::exec);
        assertTrue(looked.get() < 20, looked::toString);
        assertEquals(LuaNil.NIL, lua[0].globals().get("escaped"));
    }
}

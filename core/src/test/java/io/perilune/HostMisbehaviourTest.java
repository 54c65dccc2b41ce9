package io.perilune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a careless program may do to its own Lua. After each, the same Lua still answers. */
final class HostMisbehaviourTest {
    private final Lua lua = Lua.create();

    @AfterEach
    void stillAnswers() {
        assertEquals(
                5050,
                lua.load("local s = 0 for i = 1, 100 do s = s + i end return s").eval(int.class));
        assertEquals(
                "xy",
                lua.load("coroutine.wrap(function(a) return a .. coroutine.yield(a) end)('x') .. 'y'")
                        .eval(String.class));
    }

    private static int deepen(int n) {
        return n == Integer.MIN_VALUE ? 0 : 1 + deepen(n + 1);
    }

    @Test
    void stackOverflowOfAFunction_isAnError() {
        lua.globals().set("recurse", lua.function(() -> deepen(0)));
        assertEquals(false, lua.load("pcall(recurse)").eval(boolean.class));
        LuaRuntimeException e = assertThrows(
                LuaRuntimeException.class, () -> lua.load("recurse()").exec());
        assertEquals(StackOverflowError.class, e.getCause().getClass());
    }

    @Test
    void callingBackWithoutEnd_isAnError() {
        lua.globals().set("again", lua.function(LuaFunction.class, LuaFunction::call));
        lua.load("function f() return again(f) end").exec();
        LuaRuntimeException e =
                assertThrows(LuaRuntimeException.class, () -> lua.load("f()").exec());
        assertTrue(e.getMessage().contains("stack overflow"), e.getMessage());
    }

    static <E extends Throwable> void sneak(Throwable e) throws E {
        @SuppressWarnings("unchecked") // that is the trick
        E pretended = (E) e;
        throw pretended;
    }

    @Test
    void throwableThatIsNoException_passes() {
        Throwable odd = new Throwable("odd");
        lua.globals().set("f", lua.function(() -> {
            HostMisbehaviourTest.<RuntimeException>sneak(odd);
            return 1;
        }));
        assertSame(odd, assertThrows(Throwable.class, () -> lua.load("pcall(f)").exec()));
    }

    /** Nobody asked it to be compared. */
    static final class Hostile {
        private int changing;

        @Override
        public boolean equals(Object other) {
            throw new IllegalStateException("equals");
        }

        @Override
        public int hashCode() {
            if (changing++ > 0) {
                throw new IllegalStateException("hashCode");
            }
            return changing;
        }

        @Override
        public String toString() {
            throw new IllegalStateException("toString");
        }
    }

    @Test
    void objects_areComparedByIdentityOnly() {
        Hostile hostile = new Hostile();
        lua.globals().set("o", lua.userdata(hostile)).set("p", lua.userdata(hostile));
        lua.load("t = {[o] = 1} t[p] = t[o] + 1 collectgarbage() n = t[o] s = tostring(o)")
                .exec();
        assertEquals(2, lua.globals().get("n", int.class));
        lua.register(UserType.of(Hostile.class));
        lua.globals().set("q", new Hostile());
        LuaHostException e = assertThrows(
                LuaHostException.class, () -> lua.load("tostring(q)").exec());
        assertEquals("toString", e.getCause().getMessage());
    }

    @Test
    void millionsOfResults_areAnErrorNotACrash() {
        List<Integer> many = java.util.Collections.nCopies(2_000_000, 1);
        lua.globals().set("many", lua.function(() -> lua.values(many.toArray())));
        LuaRuntimeException e = assertThrows(
                LuaRuntimeException.class,
                () -> lua.load("return select('#', many())").eval());
        assertTrue(e.getMessage().contains("too many results"), e.getMessage());
    }

    @Test
    void nullWhereAValueIsNeeded_isNilOrRefusedAtOnce() {
        lua.globals().set("x", null);
        assertEquals(LuaNil.NIL, lua.globals().get("x"));
        assertThrows(NullPointerException.class, () -> lua.load((String) null));
        LuaConversionException e =
                assertThrows(LuaConversionException.class, () -> lua.globals().set("m", Map.of("a", new Object())));
        assertEquals("a", e.path());
    }
}

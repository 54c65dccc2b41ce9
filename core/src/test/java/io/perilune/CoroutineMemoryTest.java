package io.perilune;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Coroutine;
import io.perilune.engine.vm.Frame;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The budget of a suspended coroutine in live bytes, counted from the declared fields as HotSpot lays them out with
 * compressed object pointers.
 */
final class CoroutineMemoryTest {
    private final Lua lua = Lua.builder().debugLibrary().build();
    private final Set<Object> counted = Collections.newSetFromMap(new IdentityHashMap<>());

    @Test
    void suspendedCoroutine_400() throws IllegalAccessException {
        assertBudget(400, """
                local co = coroutine.create(function() coroutine.yield() end)
                coroutine.resume(co)
                return co""");
    }

    @Test
    void coroutineThatHasYieldedOften_isNoLarger() throws IllegalAccessException {
        assertBudget(400, """
                local co = coroutine.create(function() while true do coroutine.yield() end end)
                for i = 1, 100 do coroutine.resume(co) end
                return co""");
    }

    @Test
    void coroutineThatWasLookedAt_isLargerByTheFrameOfYield() throws IllegalAccessException {
        assertBudget(480, """
                local co = coroutine.create(function() coroutine.yield() end)
                coroutine.resume(co)
                assert(debug.traceback(co):find("in function 'coroutine.yield'", 1, true))
                return co""");
    }

    private void assertBudget(long budget, String script) throws IllegalAccessException {
        LuaThread thread = lua.load(script).eval(LuaThread.class);
        long size = sizeOf(thread.engineValue());
        assertTrue(size <= budget, size + " bytes, budget " + budget);
        assertTrue(size > 200, size + " bytes: the count has lost a part");
    }

    private long sizeOf(Object object) throws IllegalAccessException {
        if (!counted.add(object)) {
            return 0;
        }
        if (object.getClass().isArray()) {
            return 16 + (long) Array.getLength(object) * width(object.getClass().getComponentType()) + 7 & ~7L;
        }
        long size = 12;
        long owned = 0;
        for (Field field : object.getClass().getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                continue;
            }
            size += width(field.getType());
            field.setAccessible(true);
            Object value = field.get(object);
            if (value instanceof Coroutine
                    || value instanceof CallStack
                    || value instanceof Frame
                    || object instanceof CallStack && value != null && isOwnArray(value)) {
                owned += sizeOf(value);
            }
        }
        return (size + 7 & ~7L) + owned;
    }

    /** Empty arrays are shared constants. */
    private static boolean isOwnArray(Object value) {
        return value.getClass().isArray() && Array.getLength(value) > 0;
    }

    private static int width(Class<?> type) {
        if (type == long.class) {
            return 8;
        }
        if (type == short.class) {
            return 2;
        }
        return type == byte.class || type == boolean.class ? 1 : 4;
    }
}

package io.perilune;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Coroutine;
import io.perilune.engine.vm.Frame;
import io.perilune.engine.vm.Upvalue;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The budgets of coroutines and closures in live bytes, counted from the declared fields as HotSpot lays them out with
 * compressed object pointers. Those of tables are in TableMemoryTest.
 */
final class ObjectMemoryTest {
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

    @Test
    void closureOverOneVariable_72() throws IllegalAccessException {
        LuaFunction function =
                lua.load("local x = {} return function() return x end").eval(LuaFunction.class);
        long size = sizeOf(function.engineValue());
        assertTrue(size <= 72, size + " bytes, budget 72");
        assertTrue(size > 60, size + " bytes: the count has lost a part");
    }

    @Test
    void closuresOverOneVariable_shareIt() throws IllegalAccessException {
        Multi functions = lua.load("local x = {} return function() return x end, function() x = 1 end")
                .eval();
        long size = sizeOf(functions.get(0, LuaFunction.class).engineValue())
                + sizeOf(functions.get(1, LuaFunction.class).engineValue());
        assertTrue(size <= 72 + 48, size + " bytes, budget 120");
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
        if (object instanceof Upvalue[] upvalues) {
            long size = 16 + 4L * upvalues.length + 7 & ~7L;
            for (Upvalue upvalue : upvalues) {
                size += upvalue == null ? 0 : sizeOf(upvalue);
            }
            return size;
        }
        if (object.getClass().isArray()) {
            return 16 + (long) Array.getLength(object) * width(object.getClass().getComponentType()) + 7 & ~7L;
        }
        long size = 12;
        long owned = 0;
        for (Field field : fields(object.getClass())) {
            if (Modifier.isStatic(field.getModifiers())) {
                continue;
            }
            size += width(field.getType());
            field.setAccessible(true);
            Object value = field.get(object);
            if (value instanceof Coroutine
                    || value instanceof CallStack
                    || value instanceof Frame
                    || value instanceof Upvalue[] upvalues && upvalues.length > 0
                    || object instanceof CallStack && value != null && isOwnArray(value)) {
                owned += sizeOf(value);
            }
        }
        return (size + 7 & ~7L) + owned;
    }

    private static List<Field> fields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> c = type; c != Object.class; c = c.getSuperclass()) {
            fields.addAll(List.of(c.getDeclaredFields()));
        }
        return fields;
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

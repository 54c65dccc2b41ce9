package io.perilune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * The budget of an idle Lua with the limits of a stranger: 2 KiB, counted from the declared fields as HotSpot lays them out with
 * compressed object pointers. What two Luas of one builder have in common is not counted: a hundred thousand have it in common, too.
 */
final class IdleMemoryTest {
    private static final int BUDGET = 2048;

    private static final Limits LIMITS = Limits.of()
            .instructions(1_000_000)
            .deadline(Duration.ofSeconds(5))
            .memory(3 << 20)
            .stringLength(1 << 20)
            .output(64 << 10);

    private static Lua lua() {
        return Lua.builder().sandbox(Sandbox.UNTRUSTED).limits(LIMITS).build();
    }

    @Test
    void freshLua_2KiB() throws IllegalAccessException {
        long size = ownBytes(lua(), lua());
        assertTrue(size <= BUDGET, size + " bytes");
        assertTrue(size > 1_000, size + " bytes: the count has lost a part");
    }

    private static final String WORK = """
            visits = (visits or 0) + 1
            local function depth(n) if n == 0 then return {} end return {depth(n - 1)} end
            local words = {depth(100)}
            for word in ("some words of a page"):gmatch("%a+") do words[#words + 1] = word:upper() end
            return table.concat(words, " ", 2) .. visits""";

    /** As tenants are: of one chunk, which is nobody's own. */
    private static long usedBytes(Function<LuaFunction, String> call) throws IllegalAccessException {
        CompiledChunk chunk = lua().load(WORK).compile();
        Lua[] used = new Lua[2];
        for (int i = 0; i < used.length; i++) {
            used[i] = Lua.builder()
                    .sandbox(Sandbox.UNTRUSTED)
                    .limits(LIMITS)
                    .executor(Runnable::run)
                    .build();
            assertEquals("SOME WORDS OF A PAGE1", call.apply(used[i].load(chunk)));
        }
        return ownBytes(used[0], used[1]);
    }

    @Test
    void usedLua_2KiB() throws IllegalAccessException {
        long size = usedBytes(function -> function.call(String.class));
        assertTrue(size <= BUDGET, size + " bytes");
    }

    @Test
    void usedLua_byAnAsynchronousCall_2KiB() throws IllegalAccessException {
        // Besides what is counted, an empty queue of the JDK.
        long size = usedBytes(function -> function.callAsync(String.class).join()) + 24 + 24;
        assertTrue(size <= BUDGET, size + " bytes");
    }

    @Test
    void usedLua_withoutLimits_keepsNoDeepStack() throws IllegalAccessException {
        Lua used = Lua.builder().sandbox(Sandbox.UNTRUSTED).build();
        used.load("local function f(n) if n > 0 then f(n - 1) end end f(10000)").exec();
        long size = ownBytes(used, Lua.builder().sandbox(Sandbox.UNTRUSTED).build());
        assertTrue(size <= BUDGET, size + " bytes");
    }

    @Test
    void twin_whatAScriptKeeps_isCounted() throws IllegalAccessException {
        Lua used = lua();
        used.load("kept = {} for i = 1, 100 do kept[i] = {} end").exec();
        long size = ownBytes(used, lua());
        assertTrue(size > BUDGET + 100 * 40, size + " bytes");
    }

    private static long ownBytes(Lua lua, Lua other) throws IllegalAccessException {
        Set<Object> shared = reachable(other).keySet();
        long bytes = 0;
        for (Map.Entry<Object, Long> object : reachable(lua).entrySet()) {
            if (!shared.contains(object.getKey())) {
                bytes += object.getValue();
            }
        }
        return bytes;
    }

    private static Map<Object, Long> reachable(Object root) throws IllegalAccessException {
        Map<Object, Long> sizes = new IdentityHashMap<>();
        Deque<Object> open = new ArrayDeque<>();
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        open.add(root);
        seen.add(root);
        while (!open.isEmpty()) {
            Object object = open.pop();
            sizes.put(object, size(object, value -> {
                if (value != null && isOurs(value) && seen.add(value)) {
                    open.push(value);
                }
            }));
        }
        return sizes;
    }

    private interface Receiver {
        void take(Object value);
    }

    private static boolean isOurs(Object value) {
        Class<?> type = value.getClass();
        while (type.isArray()) {
            type = type.getComponentType();
        }
        return type.isPrimitive() || type == Object.class || type.getName().startsWith("io.perilune");
    }

    private static long size(Object object, Receiver values) throws IllegalAccessException {
        Class<?> type = object.getClass();
        if (type.isArray()) {
            int length = Array.getLength(object);
            if (object instanceof Object[] elements) {
                for (Object element : elements) {
                    values.take(element);
                }
            }
            return align(16 + (long) length * width(type.getComponentType()));
        }
        long size = 12;
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers())) {
                    continue;
                }
                size += width(field.getType());
                if (!field.getType().isPrimitive() && c.getName().startsWith("io.perilune")) {
                    field.setAccessible(true);
                    values.take(field.get(object));
                }
            }
        }
        return align(size);
    }

    private static long align(long size) {
        return size + 7 & ~7L;
    }

    private static int width(Class<?> type) {
        if (type == long.class || type == double.class) {
            return 8;
        }
        if (type == short.class || type == char.class) {
            return 2;
        }
        return type == byte.class || type == boolean.class ? 1 : 4;
    }
}

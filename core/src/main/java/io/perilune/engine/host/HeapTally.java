package io.perilune.engine.host;

import io.perilune.LuaHeapReport;
import io.perilune.engine.code.Prototype;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.Callable;
import io.perilune.engine.value.Table;
import io.perilune.engine.value.Userdata;
import io.perilune.engine.vm.Coroutine;
import io.perilune.engine.vm.Tally;
import java.util.HashMap;
import java.util.Map;

/** Sorts what a mark pass meets by kind. */
final class HeapTally implements Tally {
    private final Map<String, Long> objects = new HashMap<>();
    private final Map<String, Long> bytes = new HashMap<>();
    private final Map<String, Long> userdata = new HashMap<>();
    private long total;

    @Override
    public void add(Object object, long size) {
        total += size;
        objects.merge(kind(object), 1L, Long::sum);
        bytes.merge(kind(object), size, Long::sum);
        if (object instanceof Userdata u) {
            userdata.merge(u.host() == null ? "?" : u.host().getClass().getName(), 1L, Long::sum);
        }
    }

    private static String kind(Object object) {
        if (object instanceof Table) {
            return "table";
        }
        if (object instanceof ByteStr) {
            return "string";
        }
        if (object instanceof Callable) {
            return "function";
        }
        if (object instanceof Coroutine) {
            return "thread";
        }
        if (object instanceof Userdata) {
            return "userdata";
        }
        return object instanceof Prototype ? "code" : "variable";
    }

    LuaHeapReport report() {
        return new LuaHeapReport(total, objects, bytes, userdata);
    }
}

package io.perilune;

import io.perilune.engine.vm.Traceback;
import java.util.ArrayList;
import java.util.List;

/**
 * The Lua functions of a traceback in front of the Java methods that have called them. Both halves are taken down when the exception is
 * made and turned into elements when somebody looks, because most exceptions are caught by somebody who does not.
 */
final class LuaStackTrace {
    private LuaStackTrace() {}

    /** @param java the elements that the JVM has; what this has put in front of them before is not put there again */
    static StackTraceElement[] merge(Traceback traceback, StackTraceElement[] java) {
        List<StackTraceElement> all = new ArrayList<>(traceback.elements());
        List<StackTraceElement> given = List.of(java);
        boolean isMerged =
                given.size() >= all.size() && given.subList(0, all.size()).equals(all);
        if (isMerged) {
            return java;
        }
        all.addAll(given);
        return all.toArray(new StackTraceElement[0]);
    }

    /** The Lua half, as {@link Throwable#printStackTrace} writes elements. */
    static String lines(Traceback traceback) {
        StringBuilder lines = new StringBuilder();
        for (StackTraceElement element : traceback.elements()) {
            lines.append(System.lineSeparator()).append("\tat ").append(element);
        }
        return lines.toString();
    }

    /**
     * True while the JDK prints the asking exception as the cause of another one. It reads the trace of a cause behind its back,
     * but asks it for its first line.
     */
    static boolean isPrintedAsCause() {
        return StackWalker.getInstance()
                .walk(frames -> frames.limit(10)
                        .anyMatch(f -> f.getMethodName().equals("printEnclosedStackTrace")
                                && f.getClassName().equals("java.lang.Throwable")));
    }
}

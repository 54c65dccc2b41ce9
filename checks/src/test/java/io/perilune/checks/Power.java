package io.perilune.checks;

import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.Locale;
import java.util.Set;

/** The powers over the world outside the engine that ARCHITECTURE.md grants to rooms, and how each is recognised. */
enum Power {
    /** Files, processes, sockets, environment, clock. */
    SYSTEM {
        private static final Set<String> TYPES = Set.of(
                "java.io.Console",
                "java.io.File",
                "java.io.FileDescriptor",
                "java.io.FileInputStream",
                "java.io.FileOutputStream",
                "java.io.FileReader",
                "java.io.FileWriter",
                "java.io.RandomAccessFile",
                "java.lang.Process",
                "java.lang.ProcessBuilder",
                "java.lang.ProcessHandle",
                "java.util.Calendar",
                "java.util.Date",
                "java.util.GregorianCalendar",
                "java.util.TimeZone",
                "java.util.Timer");
        private static final Set<String> MEMBERS = Set.of(
                "java.lang.Boolean.getBoolean",
                "java.lang.Integer.getInteger",
                "java.lang.Long.getLong",
                "java.lang.Runtime.addShutdownHook",
                "java.lang.Runtime.exec",
                "java.lang.Runtime.exit",
                "java.lang.Runtime.halt",
                "java.lang.System.console",
                "java.lang.System.currentTimeMillis",
                "java.lang.System.exit",
                "java.lang.System.getProperties",
                "java.lang.System.getProperty",
                "java.lang.System.getenv",
                "java.lang.System.in",
                "java.lang.System.load",
                "java.lang.System.loadLibrary",
                "java.lang.System.nanoTime",
                "java.lang.System.setProperty");

        @Override
        boolean isType(String name) {
            return TYPES.contains(name)
                    || name.startsWith("java.net.")
                    || name.startsWith("java.nio.file.")
                    || name.startsWith("java.nio.channels.")
                    || name.startsWith("java.time.") && !name.equals("java.time.Duration");
        }

        @Override
        boolean isMember(String name) {
            return MEMBERS.contains(name);
        }
    },

    /** The process's own standard output and error. */
    CONSOLE {
        private static final Set<String> MEMBERS =
                Set.of("java.lang.System.out", "java.lang.System.err", "java.lang.System.setOut");

        @Override
        boolean isType(String name) {
            return false;
        }

        @Override
        boolean isMember(String name) {
            return MEMBERS.contains(name) || name.endsWith(".printStackTrace");
        }
    },

    /** Looking into classes, and calling what was found. */
    REFLECTION {
        private static final Set<String> TYPES =
                Set.of("java.lang.ClassLoader", "java.util.ServiceLoader", "java.lang.Module", "java.lang.ModuleLayer");
        private static final Set<String> HANDLES_FOR_FIELDS = Set.of(
                "java.lang.invoke.VarHandle",
                "java.lang.invoke.VarHandle$AccessMode",
                "java.lang.invoke.MethodHandles",
                "java.lang.invoke.MethodHandles$Lookup");

        @Override
        boolean isType(String name) {
            return TYPES.contains(name)
                    || name.startsWith("java.lang.reflect.")
                    || name.startsWith("java.lang.invoke.") && !HANDLES_FOR_FIELDS.contains(name);
        }

        @Override
        boolean isMember(String name) {
            if (!name.startsWith("java.lang.Class.")) {
                return false;
            }
            String member = name.substring("java.lang.Class.".length());
            return member.equals("forName")
                    || member.equals("newInstance")
                    || member.startsWith("getDeclared")
                    || member.startsWith("getMethod")
                    || member.startsWith("getField")
                    || member.startsWith("getConstructor");
        }
    },

    /** The JDK's Flight Recorder, which a run-time image may lack: the one thing of the JDK that is used outside java.base. */
    RECORDER {
        @Override
        boolean isType(String name) {
            return name.startsWith("jdk.jfr.");
        }

        @Override
        boolean isMember(String name) {
            return false;
        }
    },

    /** Starting, waiting for and ordering threads; atomic and ordered access to memory. */
    THREADS {
        /** What door signatures are made of; holding one starts and orders nothing. */
        private static final Set<String> HARMLESS = Set.of(
                "java.util.concurrent.Callable",
                "java.util.concurrent.CompletableFuture",
                "java.util.concurrent.CompletionStage",
                "java.util.concurrent.Executor",
                "java.util.concurrent.TimeUnit");

        @Override
        boolean isType(String name) {
            return name.equals("java.lang.Thread")
                    || name.startsWith("java.lang.Thread$")
                    || name.equals("java.lang.ThreadGroup")
                    || name.equals("java.lang.ref.Cleaner")
                    || name.startsWith("java.lang.invoke.VarHandle")
                    || name.startsWith("java.lang.invoke.MethodHandles")
                    || name.startsWith("java.util.concurrent.") && !HARMLESS.contains(name);
        }

        @Override
        boolean isMember(String name) {
            return name.equals("java.lang.Object.wait")
                    || name.equals("java.lang.Object.notify")
                    || name.equals("java.lang.Object.notifyAll");
        }
    };

    /** Whether merely naming this type is using the power. */
    abstract boolean isType(String name);

    /** Whether this field or method, written {@code package.Type.member}, is the power. */
    abstract boolean isMember(String name);

    /** The name in ARCHITECTURE.md. */
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isUsedBy(JavaAccess<?> access) {
        return isMember(access.getTargetOwner().getName() + "." + access.getName());
    }
}

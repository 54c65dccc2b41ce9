package io.perilune.benchmarks.library;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Everything that runs Lua inside a JVM. Nothing outside this package and that of the boundary knows a library by name. */
public enum Library {
    /** As a program gets it that asks for nothing. */
    PERILUNE("Perilune") {
        @Override
        public Session open() {
            return new PeriluneSession("");
        }
    },
    PERILUNE_INTERPRETER("Perilune interpreter") {
        @Override
        public Session open() {
            return new PeriluneSession("interpreter");
        }
    },
    PERILUNE_COMPILED("Perilune compiled") {
        @Override
        public Session open() {
            return new PeriluneSession("compiled");
        }
    },
    LUAJ("LuaJ 3.0.1") {
        @Override
        public Session open() {
            return new LuajSession(false);
        }
    },
    LUAJC("LuaJ 3.0.1 luajc") {
        @Override
        public Session open() {
            return new LuajSession(true);
        }
    },
    LUAJAVA("luajava 4.1.0") {
        @Override
        public Session open() {
            return new LuajavaSession();
        }
    };

    private final String title;

    Library(String title) {
        this.title = title;
    }

    /**
     * The library with this name on a command line.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Library named(String option) {
        for (Library library : values()) {
            if (library.option().equals(option)) {
                return library;
            }
        }
        throw new IllegalArgumentException("no library " + option);
    }

    /** A new state with the standard libraries. */
    public abstract Session open();

    /** The name for people. */
    public String title() {
        return title;
    }

    /** The name on a command line. */
    public String option() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Why it does not run here, or null if it does: one of them is native code, which not every machine can load. */
    public @Nullable String absence() {
        try (Session session = open()) {
            return session.load("return 1", "probe").call() instanceof Number ? null : "it cannot count";
        } catch (LinkageError | RuntimeException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** As the suite writes results: a float that is an integer looks like one. */
    public static String text(@Nullable Object value) {
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 0x1p53) {
            return Long.toString(number.longValue());
        }
        return String.valueOf(value);
    }
}

package io.perilune.cli;

import io.perilune.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of the command line, by the grammar of {@code lua}: options up to the first argument that is none, which
 * is the script, and then the script's own arguments. Written by hand, for that grammar fits no option library.
 */
final class Options {
    /** What the whole call is about. */
    enum Task {
        RUN,
        CHECK,
        LIST,
        HELP,
        VERSION
    }

    /** Something to do before the script, in the order given. */
    enum ActionKind {
        EXECUTE,
        REQUIRE,
        WARNINGS
    }

    /** @param argument the statement or the module; empty for warnings */
    record Action(ActionKind kind, String argument) {}

    /** The task of an option that stands alone in front of its arguments. */
    private static final String CHECK = "--check";

    private static final String LIST = "--list";
    private static final String HELP = "--help";
    private static final String VERSION = "--version";

    /** How scripts are executed. Goes with all others. */
    private static final String ENGINE = "--engine";
    /** Tells on the standard error what is compiled. Goes with all others. */
    private static final String JIT_LOG = "--jit-log";

    private final String[] arguments;
    private Task task = Task.RUN;
    private @Nullable Engine engine;
    private boolean jitLog;
    private boolean interactive;
    private boolean version;
    private boolean executes;
    private boolean ignoreEnvironment;
    private final List<Action> actions = new ArrayList<>();
    /** Index of the script in the arguments; their number when there is none. */
    private int script;

    private @Nullable String bad;

    private Options(String[] arguments) {
        this.arguments = arguments;
    }

    static Options parse(String... arguments) {
        Options options = new Options(arguments);
        options.parse();
        return options;
    }

    private void parse() {
        int i = 0;
        while (i < arguments.length && bad == null) {
            String argument = arguments[i];
            if (argument.isEmpty() || argument.charAt(0) != '-' || argument.equals("-")) {
                break;
            }
            if (argument.equals("--")) {
                i++;
                break;
            }
            if (argument.startsWith(ENGINE)) {
                parseEngine(argument, i + 1 < arguments.length ? arguments[i + 1] : null);
                i += argument.equals(ENGINE) ? 2 : 1;
                continue;
            }
            if (argument.equals(JIT_LOG)) {
                jitLog = true;
                i++;
                continue;
            }
            if (argument.startsWith("--")) {
                parseLong(argument);
                i++;
                break;
            }
            i = parseShort(argument, i) + 1;
        }
        script = i;
    }

    private void parseEngine(String option, @Nullable String following) {
        String name = option.equals(ENGINE)
                ? following
                : option.startsWith(ENGINE + "=") ? option.substring(ENGINE.length() + 1) : null;
        for (Engine known : Engine.values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(name)) {
                engine = known;
            }
        }
        if (engine == null) {
            bad = name == null ? option : ENGINE + " " + name;
        }
    }

    private void parseLong(String argument) {
        switch (argument) {
            case CHECK -> task = Task.CHECK;
            case LIST -> task = Task.LIST;
            case HELP -> task = Task.HELP;
            case VERSION -> task = Task.VERSION;
            default -> bad = argument;
        }
    }

    /** Returns the index of the last argument that belongs to the option. */
    private int parseShort(String option, int index) {
        char letter = option.charAt(1);
        if (letter == 'e' || letter == 'l') {
            ActionKind kind = letter == 'e' ? ActionKind.EXECUTE : ActionKind.REQUIRE;
            executes |= letter == 'e';
            if (option.length() > 2) {
                actions.add(new Action(kind, option.substring(2)));
                return index;
            }
            int next = index + 1;
            if (next == arguments.length || arguments[next].startsWith("-")) {
                bad = option;
                return index;
            }
            actions.add(new Action(kind, arguments[next]));
            return next;
        }
        if (option.length() > 2) {
            bad = option;
            return index;
        }
        switch (letter) {
            case 'i' -> {
                interactive = true;
                version = true;
            }
            case 'v' -> version = true;
            case 'E' -> ignoreEnvironment = true;
            case 'W' -> actions.add(new Action(ActionKind.WARNINGS, ""));
            default -> bad = option;
        }
        return index;
    }

    /** The option that is none, or lacks its argument; null when all is well. */
    @Nullable
    String bad() {
        return bad;
    }

    /** True when {@link #bad} lacks its argument. */
    boolean lacksArgument() {
        return bad != null && (bad.startsWith("-e") || bad.startsWith("-l") || bad.equals(ENGINE));
    }

    Task task() {
        return task;
    }

    /** {@code --engine}, or null for the usual one. */
    @Nullable
    Engine engine() {
        return engine;
    }

    /** {@code --jit-log}. */
    boolean jitLog() {
        return jitLog;
    }

    /** {@code -i}: read from the prompt after everything else. */
    boolean interactive() {
        return interactive;
    }

    /** {@code -v}, or implied by {@code -i}. */
    boolean version() {
        return version;
    }

    /** There was an {@code -e}, so that nothing else needs to be run. */
    boolean executes() {
        return executes;
    }

    /** {@code -E}. */
    boolean ignoreEnvironment() {
        return ignoreEnvironment;
    }

    List<Action> actions() {
        return actions;
    }

    boolean hasScript() {
        return script < arguments.length;
    }

    /** The script's name, null for the standard input; a name {@code -} right behind {@code --} is a file. */
    @Nullable
    String script() {
        String name = arguments[script];
        boolean file = script > 0 && arguments[script - 1].equals("--");
        return name.equals("-") && !file ? null : name;
    }

    /** Index of the script in the arguments; their number when there is none. */
    int scriptIndex() {
        return script;
    }

    /** All arguments from the script on; for other tasks than running, what they are about. */
    List<String> rest() {
        return List.of(arguments).subList(script, arguments.length);
    }
}

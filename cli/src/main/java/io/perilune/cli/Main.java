package io.perilune.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The program {@code perilune}. */
public final class Main {
    private static final int SUCCESS = 0;
    private static final int FAILURE = 1;

    /** The variable whose value is run before all else: the one with the version is preferred. */
    private static final String[] INIT_VARIABLES = {"LUA_INIT_5_4", "LUA_INIT"};

    /** The process's own; not System::getenv, for a method handle costs more to make than a script to run. */
    private static final class ProcessEnvironment implements Environment {
        @Override
        public @Nullable String get(String name) {
            return System.getenv(name);
        }
    }

    private final Streams streams;
    private final Environment environment;
    private final String program;
    private final ErrorPrinter errors;

    Main(Streams streams, Environment environment, String program, boolean colours) {
        this.streams = streams;
        this.environment = environment;
        this.program = program;
        this.errors = new ErrorPrinter(streams, colours);
    }

    /** Runs the command line and ends the process with its status. */
    public static void main(String[] arguments) {
        Streams streams = new Streams(
                new FileInputStream(FileDescriptor.in), new StandardOutput(), new FileOutputStream(FileDescriptor.err));
        Environment environment = new ProcessEnvironment();
        boolean colours = Terminals.wantsColours(environment) && Terminals.isError();
        // The launcher tells what it was called.
        String program = System.getProperty("perilune.program", "perilune");
        int status = new Main(streams, environment, program, colours).run(arguments);
        if (status != SUCCESS) {
            System.exit(status);
        }
    }

    /** Runs the command line; the answer is the exit status. */
    int run(String... arguments) {
        Options options = Options.parse(arguments);
        String bad = options.bad();
        if (bad != null) {
            errors.print(
                    program,
                    options.lacksArgument() ? "'" + bad + "' needs argument" : "unrecognized option '" + bad + "'");
            streams.printError(Help.usage(program).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return FAILURE;
        }
        switch (options.task()) {
            case HELP:
                streams.print(Help.usage(program));
                return SUCCESS;
            case VERSION:
                streams.print(Help.version());
                return SUCCESS;
            default:
                break;
        }
        if (options.version()) {
            streams.print(Help.version());
        }
        try (Session session = new Session(streams, options, program, errors)) {
            boolean ok = switch (options.task()) {
                case CHECK -> check(session, options.rest());
                case LIST -> list(session, options.rest());
                default -> run(session, options, arguments);
            };
            return ok ? SUCCESS : FAILURE;
        } catch (ExitRequest exit) {
            return exit.status();
        } catch (UncheckedIOException e) {
            errors.print(program, "cannot write the output: " + String.valueOf(e.getMessage()));
            return FAILURE;
        }
    }

    private boolean run(Session session, Options options, String[] arguments) {
        session.setArguments(arguments, options.hasScript() ? options.scriptIndex() : -1);
        if (!options.ignoreEnvironment() && !runInit(session)) {
            return false;
        }
        for (Options.Action action : options.actions()) {
            if (!perform(session, action)) {
                return false;
            }
        }
        if (options.hasScript() && !session.runScript(options.script())) {
            return false;
        }
        if (options.interactive()) {
            new Repl(session, lines(session)).run();
        } else if (!options.hasScript() && !options.executes() && !options.version()) {
            return runInput(session);
        }
        return true;
    }

    private boolean runInit(Session session) {
        for (String variable : INIT_VARIABLES) {
            String init = environment.get(variable);
            if (init != null) {
                return init.startsWith("@")
                        ? session.runFile(init.substring(1))
                        : session.runText(init, "=" + variable);
            }
        }
        return true;
    }

    private static boolean perform(Session session, Options.Action action) {
        switch (action.kind()) {
            case EXECUTE:
                return session.runText(action.argument(), "=(command line)");
            case REQUIRE:
                return session.require(action.argument());
            default:
                session.enableWarnings();
                return true;
        }
    }

    /** Nothing was asked for: a person gets the prompt, anything else is a script. */
    private boolean runInput(Session session) {
        if (!Terminals.isInput()) {
            return session.runFile(null);
        }
        streams.print(Help.version());
        new Repl(session, lines(session)).run();
        return true;
    }

    private LineSource lines(Session session) {
        String type = environment.get("TERM");
        if (type != null && !type.equals("dumb") && Terminals.isInput() && Terminals.isOutput()) {
            String home = environment.get("HOME");
            return new TerminalLines(
                    session.globals(),
                    Terminals.wantsColours(environment),
                    home == null ? System.getProperty("user.home") : home);
        }
        return new PlainLines(session);
    }

    private boolean check(Session session, List<String> files) {
        boolean ok = true;
        for (String file : files) {
            for (String message : session.check(file)) {
                errors.print("", message);
                ok = false;
            }
        }
        return ok;
    }

    private boolean list(Session session, List<String> files) {
        for (String file : files) {
            String listing = session.listing(file);
            if (listing == null) {
                return false;
            }
            streams.print(listing);
        }
        return true;
    }
}

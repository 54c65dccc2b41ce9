package io.perilune.cli;

/** What the command line says about itself. */
final class Help {
    private static final String OPTIONS = """
            Available options are:
              -e stat   execute string 'stat'
              -i        enter interactive mode after executing 'script'
              -l mod    require library 'mod' into global 'mod'
              -l g=mod  require library 'mod' into global 'g'
              -v        show version information
              -E        ignore environment variables
              -W        turn warnings on
              --        stop handling options
              -         stop handling options and execute stdin
              --engine name    how to execute: interpreter, tiered or compiled
              --jit-log        tell on the standard error what is compiled
              --check files    check the syntax of files, run nothing
              --list files     list the compiled code of files
              --help           show this help
              --version        show version information
            """;

    private Help() {}

    static String usage(String program) {
        return "usage: " + program + " [options] [script [args]]\n" + OPTIONS;
    }

    static String version() {
        String version = Help.class.getPackage().getImplementationVersion();
        return "Perilune " + (version == null ? "(development)" : version)
                + "  Lua 5.4 for the JVM, after the reference implementation of Lua.org, PUC-Rio\n";
    }
}

package io.perilune.jsr223;

import io.perilune.LuaString;
import java.util.List;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;

/** Tells the JDK of Lua. Any thread may use it; it holds nothing. */
public final class PeriluneScriptEngineFactory implements ScriptEngineFactory {
    private static final String VERSION = "0.1";
    private static final String LANGUAGE_VERSION = "5.4";

    /** For the JDK, which finds this as a service. */
    public PeriluneScriptEngineFactory() {}

    @Override
    public String getEngineName() {
        return "Perilune";
    }

    @Override
    public String getEngineVersion() {
        return VERSION;
    }

    @Override
    public List<String> getExtensions() {
        return List.of("lua");
    }

    @Override
    public List<String> getMimeTypes() {
        return List.of("text/x-lua", "application/x-lua");
    }

    @Override
    public List<String> getNames() {
        return List.of("lua", "Lua", "perilune");
    }

    @Override
    public String getLanguageName() {
        return "Lua";
    }

    @Override
    public String getLanguageVersion() {
        return LANGUAGE_VERSION;
    }

    /** The threading is {@code MULTITHREADED}: any thread may call, and sees what scripts of other threads have done. */
    @Override
    public Object getParameter(String key) {
        return switch (key) {
            case ScriptEngine.ENGINE -> getEngineName();
            case ScriptEngine.ENGINE_VERSION -> VERSION;
            case ScriptEngine.LANGUAGE -> getLanguageName();
            case ScriptEngine.LANGUAGE_VERSION -> LANGUAGE_VERSION;
            case ScriptEngine.NAME -> "lua";
            case "THREADING" -> "MULTITHREADED";
            default -> null;
        };
    }

    @Override
    public String getMethodCallSyntax(String object, String method, String... arguments) {
        return object + ":" + method + "(" + String.join(", ", arguments) + ")";
    }

    @Override
    public String getOutputStatement(String text) {
        return "print(" + LuaString.of(text).quoted() + ")";
    }

    @Override
    public String getProgram(String... statements) {
        return String.join("\n", statements) + "\n";
    }

    @Override
    public ScriptEngine getScriptEngine() {
        return new PeriluneScriptEngine(this);
    }
}

package io.perilune;

/** What can go wrong in Lua. The family is closed. Unchecked: scripts fail anywhere. */
public abstract sealed class LuaException extends RuntimeException
        permits LuaSyntaxException,
                LuaRuntimeException,
                LuaConversionException,
                LuaArgumentException,
                LuaForeignValueException,
                LuaRevokedException,
                LuaCancelledException,
                LuaLimitException,
                LuaClosedException,
                LuaBusyException,
                LuaInterruptedException,
                LuaDeadlockException,
                LuaWrongThreadException {
    private static final long serialVersionUID = 1;

    LuaException(String message, Throwable cause) {
        super(message, cause);
    }
}

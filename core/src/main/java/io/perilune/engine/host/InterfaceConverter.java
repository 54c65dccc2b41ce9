package io.perilune.engine.host;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.Callable;
import io.perilune.engine.value.Table;
import io.perilune.engine.value.Userdata;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;

/**
 * Java interfaces that Lua implements. A function implements an interface with one abstract method; a table implements any, each
 * method being the function in the field of that name, called with the table as its first argument.
 */
final class InterfaceConverter extends Converter {
    private final Class<?> type;
    /** The one abstract method, or null when there is none or more than one. */
    private final Method single;

    InterfaceConverter(Class<?> type) {
        this.type = type;
        this.single = singleMethod(type);
    }

    private static Method singleMethod(Class<?> type) {
        Method found = null;
        for (Method method : type.getMethods()) {
            if (!Modifier.isAbstract(method.getModifiers()) || isOfObject(method)) {
                continue;
            }
            if (found != null) {
                return null;
            }
            found = method;
        }
        return found;
    }

    /** An interface may declare equals, hashCode or toString to describe them, as Comparator does. */
    private static boolean isOfObject(Method method) {
        return switch (method.getName()) {
            case "equals" -> method.getParameterCount() == 1;
            case "hashCode", "toString" -> method.getParameterCount() == 0;
            default -> false;
        };
    }

    @Override
    Object read(Object value, Converters all, int depth) {
        if (value instanceof Userdata u) {
            Object object = HostObject.of(u);
            if (type.isInstance(object)) {
                return object;
            }
        }
        if (all.state != null && (value instanceof Table || value instanceof Callable && single != null)) {
            return Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, new Implementation(type, value, all));
        }
        throw fault(value, all);
    }

    @Override
    String expected() {
        return single == null ? "table for " + type.getSimpleName() : "function";
    }

    /** Calls of a proxy go to Lua, but for the methods of Object and for default methods that Lua does not redefine. */
    private record Implementation(Class<?> type, Object target, Converters all) implements InvocationHandler {
        @Override
        public Object invoke(Object proxy, Method method, Object[] given) throws Throwable {
            Object[] arguments = given == null ? new Object[0] : given;
            if (method.getDeclaringClass() == Object.class || isOfObject(method)) {
                return ofObject(proxy, method, arguments);
            }
            Object function = target;
            boolean isTable = target instanceof Table;
            if (isTable) {
                function = Tables.get(all.state, (Table) target, ByteStr.of(method.getName()));
            }
            if (method.isDefault() && (!isTable || function == null)) {
                return Modifier.isPublic(method.getDeclaringClass().getModifiers())
                        ? InvocationHandler.invokeDefault(proxy, method, arguments)
                        : Access.defaultMethod(method).bindTo(proxy).invokeWithArguments(arguments);
            }
            if (function == null) {
                throw new UnsupportedOperationException("the table has no function '" + method.getName() + "'");
            }
            int first = isTable ? 1 : 0;
            Object[] values = new Object[arguments.length + first];
            if (isTable) {
                values[0] = target;
            }
            for (int i = 0; i < arguments.length; i++) {
                values[first + i] = all.toLua(arguments[i]);
            }
            Object[] results = Calls.call(all.state, function, values);
            Object result = results.length == 0 ? null : results[0];
            return all.convert(result, method.getGenericReturnType(), "result of '" + method.getName() + "'");
        }

        private Object ofObject(Object proxy, Method method, Object[] arguments) {
            return switch (method.getName()) {
                case "equals" -> proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> type.getSimpleName() + " implemented by " + Conversions.reference(all.state, target);
            };
        }
    }
}

package io.perilune.processor;

import io.perilune.bind.LuaConsumed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** The source text of one binding: a chain of calls of {@code UserType}, and nothing that is looked up at run time. */
final class BindingWriter {
    private final BoundClass bound;
    private final String packageName;
    private final String typeName;
    private final String simpleName;
    private final StringBuilder out = new StringBuilder();

    BindingWriter(BoundClass bound) {
        this.bound = bound;
        PackageElement in = bound.environment.getElementUtils().getPackageOf(bound.type);
        packageName = in.getQualifiedName().toString();
        typeName = bound.environment.getTypeUtils().erasure(bound.type.asType()).toString();
        String binary =
                bound.environment.getElementUtils().getBinaryName(bound.type).toString();
        String local = packageName.isEmpty() ? binary : binary.substring(packageName.length() + 1);
        simpleName = local.replace('$', '_') + "_LuaBinding";
    }

    String qualifiedName() {
        return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
    }

    String text() {
        if (!packageName.isEmpty()) {
            line("package " + packageName + ";");
            line("");
        }
        line("import io.perilune.Multi;");
        line("import io.perilune.Parameter;");
        line("import io.perilune.TypeRef;");
        line("import io.perilune.UserType;");
        line("import io.perilune.bind.LuaBinding;");
        line("import java.util.List;");
        line("");
        line("/** The binding of {@link " + typeName + "}, made from its annotations. */");
        line("@SuppressWarnings({\"cast\", \"unchecked\", \"rawtypes\", \"deprecation\", \"removal\"})");
        line("public final class " + simpleName + " implements LuaBinding {");
        line("    /** For the engine. */");
        line("    public " + simpleName + "() {}");
        line("");
        line("    @Override");
        line("    public UserType<?> type() {");
        line("        UserType<" + typeName + "> type = UserType.of(" + typeName + ".class);");
        if (!bound.annotation.value().isEmpty()) {
            line("        type.name(" + literal(bound.annotation.value()) + ");");
        }
        if (bound.annotation.strict()) {
            line("        type.strict();");
        }
        bound.constants.forEach(this::constant);
        bound.getters.forEach(this::getter);
        bound.setters.forEach(this::setter);
        bound.constructors.forEach(this::constructor);
        bound.methods.forEach(this::method);
        bound.metamethods.forEach(this::metamethod);
        line("        return type;");
        line("    }");
        line("}");
        return out.toString();
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private void constant(BoundClass.Access constant) {
        line("        type.constant(" + literal(constant.name()) + ", " + typeName + "."
                + constant.by().getSimpleName() + ");");
    }

    private void getter(BoundClass.Access getter) {
        String call = getter.by().getKind() == ElementKind.METHOD ? "()" : "";
        line("        type.field(" + literal(getter.name()) + ", o -> o."
                + getter.by().getSimpleName() + call + ");");
    }

    private void setter(BoundClass.Access setter) {
        Element by = setter.by();
        if (by instanceof ExecutableElement method) {
            VariableElement value = method.getParameters().get(0);
            line("        type.setter(" + literal(setter.name()) + ", " + parameter(value, false) + ", (o, v) -> o."
                    + by.getSimpleName() + "(" + cast(value.asType(), "v") + "));");
        } else {
            line("        type.setter(" + literal(setter.name()) + ", " + parameter((VariableElement) by, false)
                    + ", (o, v) -> o." + by.getSimpleName() + " = " + cast(by.asType(), "v") + ");");
        }
    }

    private void constructor(BoundClass.Callee made) {
        line("        type.function(" + literal(made.name()) + ", " + parameters(made.method()) + ", a -> new "
                + typeName + (bound.type.getTypeParameters().isEmpty() ? "" : "<>") + "(" + arguments(made.method(), 0)
                + "));");
    }

    private void method(BoundClass.Callee method) {
        boolean isStatic = BoundClass.isStatic(method.method());
        String kind = isStatic ? "function" : method.consumes() ? "consumer" : "method";
        line("        type." + kind + "(" + literal(method.name()) + ", " + parameters(method.method()) + ", a -> "
                + body(method.method(), isStatic) + ");");
    }

    private void metamethod(BoundClass.Callee method) {
        boolean isStatic = BoundClass.isStatic(method.method());
        line("        type." + (isStatic ? "operator" : "meta") + "(" + literal(method.name()) + ", "
                + parameters(method.method()) + ", a -> " + body(method.method(), isStatic) + ");");
    }

    private String body(ExecutableElement method, boolean isStatic) {
        String target = isStatic ? typeName : "((" + typeName + ") a[0])";
        String call = target + "." + method.getSimpleName() + "(" + arguments(method, isStatic ? 0 : 1) + ")";
        return method.getReturnType().getKind() == TypeKind.VOID ? "{ " + call + "; return Multi.empty(); }" : call;
    }

    private String parameters(ExecutableElement method) {
        List<String> all = new ArrayList<>();
        List<? extends VariableElement> parameters = method.getParameters();
        for (int i = 0; i < parameters.size(); i++) {
            all.add(parameter(parameters.get(i), method.isVarArgs() && i == parameters.size() - 1));
        }
        return "List.of(" + String.join(", ", all) + ")";
    }

    private String parameter(VariableElement parameter, boolean isRest) {
        TypeMirror type = parameter.asType();
        if (isLua(type)) {
            return "Parameter.lua()";
        }
        if (isRest) {
            return "Parameter.array(" + erased(type) + ".class)";
        }
        String factory = isNullable(parameter) || isNullable(type) ? "nullable" : "of";
        String of = "Parameter." + factory + "(" + token(type) + ")";
        return isConsumed(parameter) ? of + ".consumed()" : of;
    }

    /** A class where that says all, else a TypeRef. Type variables are known no better than by what they extend. */
    private String token(TypeMirror type) {
        boolean hasArguments = type instanceof DeclaredType declared
                && !declared.getTypeArguments().isEmpty()
                && declared.getTypeArguments().stream().noneMatch(BindingWriter::isVague);
        return hasArguments ? "new TypeRef<" + plain(type) + ">() {}" : erased(type) + ".class";
    }

    private static boolean isVague(TypeMirror argument) {
        return argument.getKind() == TypeKind.WILDCARD
                || argument.getKind() == TypeKind.TYPEVAR
                || argument instanceof DeclaredType declared
                        && declared.getTypeArguments().stream().anyMatch(BindingWriter::isVague);
    }

    private String arguments(ExecutableElement method, int first) {
        List<String> all = new ArrayList<>();
        int i = first;
        for (VariableElement parameter : method.getParameters()) {
            all.add(cast(parameter.asType(), "a[" + i++ + "]"));
        }
        return String.join(", ", all);
    }

    private String cast(TypeMirror type, String value) {
        return "(" + erased(type) + ") " + value;
    }

    private String erased(TypeMirror type) {
        return plain(bound.environment.getTypeUtils().erasure(type));
    }

    /** The type as source text, without the annotations on it. */
    private static String plain(TypeMirror type) {
        if (type.getKind().isPrimitive()) {
            return type.getKind().name().toLowerCase(Locale.ROOT);
        }
        if (type instanceof ArrayType array) {
            return plain(array.getComponentType()) + "[]";
        }
        if (type instanceof DeclaredType declared) {
            String name =
                    ((TypeElement) declared.asElement()).getQualifiedName().toString();
            List<String> arguments = declared.getTypeArguments().stream()
                    .map(BindingWriter::plain)
                    .toList();
            return arguments.isEmpty() ? name : name + "<" + String.join(", ", arguments) + ">";
        }
        return type.toString();
    }

    static boolean isLua(TypeMirror type) {
        return type instanceof DeclaredType declared
                && declared.asElement().toString().equals("io.perilune.Lua");
    }

    static boolean isConsumed(VariableElement parameter) {
        return parameter.getAnnotation(LuaConsumed.class) != null;
    }

    /** Whatever annotation of that name the program uses, on the parameter or on its type. */
    private static boolean isNullable(AnnotatedConstruct annotated) {
        for (AnnotationMirror mirror : annotated.getAnnotationMirrors()) {
            if (NULLABLE.contains(
                    mirror.getAnnotationType().asElement().getSimpleName().toString())) {
                return true;
            }
        }
        return false;
    }

    private static final Set<String> NULLABLE = Set.of("Nullable");

    private static String literal(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}

package io.perilune.processor;

import io.perilune.bind.LuaConstructor;
import io.perilune.bind.LuaField;
import io.perilune.bind.LuaMeta;
import io.perilune.bind.LuaMethod;
import io.perilune.bind.LuaType;
import java.io.IOException;
import java.io.Writer;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * The annotation processor for classes that have {@link LuaType}. A class with a fault gets no binding; the others do, so that one
 * mistake does not hide behind the consequences of another.
 */
public final class BindingProcessor extends AbstractProcessor {
    private static final List<Class<? extends Annotation>> MEMBERS =
            List.of(LuaMethod.class, LuaField.class, LuaMeta.class, LuaConstructor.class);

    /** For the compiler. */
    public BindingProcessor() {}

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("io.perilune.bind.*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Faults faults = new Faults(processingEnv.getMessager());
        for (Class<? extends Annotation> annotation : MEMBERS) {
            for (Element member : round.getElementsAnnotatedWith(annotation)) {
                if (member.getEnclosingElement().getAnnotation(LuaType.class) == null) {
                    faults.report(
                            member, "@" + annotation.getSimpleName() + " is only read in a class that has @LuaType");
                }
            }
        }
        for (Element element : round.getElementsAnnotatedWith(LuaType.class)) {
            TypeElement type = (TypeElement) element;
            int before = faults.count();
            BoundClass bound = BoundClass.read(type, processingEnv, faults);
            if (faults.count() == before) {
                write(type, new BindingWriter(bound), faults);
            }
        }
        return false;
    }

    private void write(TypeElement type, BindingWriter binding, Faults faults) {
        try (Writer file = processingEnv
                .getFiler()
                .createSourceFile(binding.qualifiedName(), type)
                .openWriter()) {
            file.write(binding.text());
        } catch (IOException e) {
            faults.report(type, "the binding cannot be written: " + e.getMessage());
        }
    }
}

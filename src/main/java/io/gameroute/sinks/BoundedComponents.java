package io.gameroute.sinks;

import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.impl.engine.DefaultComponentResolver;
import org.apache.camel.impl.engine.DefaultLanguageResolver;
import org.apache.camel.spi.ComponentResolver;
import org.apache.camel.spi.Language;
import org.apache.camel.spi.LanguageResolver;

/** Resolves what the policy allows: also for endpoints whose names are known only when a route runs. */
final class BoundedComponents implements ComponentResolver {
    private final SinkPolicy policy;
    private final Path kamelets;
    private final ComponentResolver resolver = new DefaultComponentResolver();

    BoundedComponents(SinkPolicy policy, Path kamelets) {
        this.policy = policy;
        this.kamelets = kamelets;
    }

    @Override
    public Component resolveComponent(String name, CamelContext context) throws Exception {
        policy.requireComponent(name);
        Component component = resolver.resolveComponent(name, context);
        if (component instanceof KameletComponent kamelet) {
            kamelet.setLocation("file:" + kamelets + ",classpath:kamelets");
        }
        return component;
    }

    /** The same for expression languages. */
    static LanguageResolver languages(SinkPolicy policy) {
        LanguageResolver resolver = new DefaultLanguageResolver();
        return (name, context) -> language(policy, resolver, name, context);
    }

    private static Language language(SinkPolicy policy, LanguageResolver resolver, String name, CamelContext context) {
        policy.requireLanguage(name);
        return resolver.resolveLanguage(name, context);
    }
}

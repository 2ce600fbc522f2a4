package io.gameroute.component.informer;

import io.fabric8.kubernetes.api.model.HasMetadata;
import org.jspecify.annotations.Nullable;

/** Which objects: a kind, in one namespace or all, narrowed by selectors. One selection is watched once. */
public record Selection(
        String apiVersion,
        String kind,
        @Nullable String namespace,
        @Nullable String labelSelector,
        @Nullable String fieldSelector) {

    public Selection {
        namespace = emptyToNull(namespace);
        labelSelector = emptyToNull(labelSelector);
        fieldSelector = emptyToNull(fieldSelector);
    }

    /** Every object of a kind that a model class stands for. */
    public static Selection of(Class<? extends HasMetadata> type) {
        return new Selection(HasMetadata.getApiVersion(type), HasMetadata.getKind(type), null, null, null);
    }

    /** Every object of a kind, written as in {@code v1/Pod} or {@code apps/v1/Deployment}. */
    public static Selection parse(String text) {
        int slash = text.lastIndexOf('/');
        if (slash <= 0 || slash == text.length() - 1) {
            throw new IllegalArgumentException(
                    "informer: needs apiVersion/Kind, as in informer:v1/Pod or informer:apps/v1/Deployment, not "
                            + text);
        }
        return new Selection(text.substring(0, slash), text.substring(slash + 1), null, null, null);
    }

    Selection inNamespace(@Nullable String newNamespace) {
        return new Selection(apiVersion, kind, newNamespace, labelSelector, fieldSelector);
    }

    Selection labelled(@Nullable String newSelector) {
        return new Selection(apiVersion, kind, namespace, newSelector, fieldSelector);
    }

    Selection withFields(@Nullable String newSelector) {
        return new Selection(apiVersion, kind, namespace, labelSelector, newSelector);
    }

    /** As in {@code v1/Pod[namespace=games,labels=app]}. */
    @Override
    public String toString() {
        StringBuilder narrowed = new StringBuilder();
        narrow(narrowed, "namespace=", namespace);
        narrow(narrowed, "labels=", labelSelector);
        narrow(narrowed, "fields=", fieldSelector);
        return apiVersion + "/" + kind + (narrowed.isEmpty() ? "" : "[" + narrowed + "]");
    }

    private static void narrow(StringBuilder text, String name, @Nullable String value) {
        if (value != null) {
            text.append(text.isEmpty() ? "" : ",").append(name).append(value);
        }
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}

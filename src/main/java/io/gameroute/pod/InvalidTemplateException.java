package io.gameroute.pod;

/** The template of a set cannot become a pod; the message names the field and says what would be valid. Only an edit of the set helps. */
public final class InvalidTemplateException extends Exception {
    public InvalidTemplateException(String message) {
        super(message);
    }
}

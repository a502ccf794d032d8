package io.tidings.broadcast.catalog;

/**
 * What kind of template it is.
 *
 * @param isBroadcast for broadcasts, otherwise for single messages
 * @param hasFile its header takes a file
 */
public record TemplateTraits(
        boolean isBroadcast,
        boolean hasFile,
        boolean hasFlowForm,
        boolean isCarousel,
        boolean hasFlow,
        boolean isCalendar) {}

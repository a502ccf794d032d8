package io.tidings.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a message says, frozen when it was planned. Each shape is versioned by its type name. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TemplateContent.class, name = "template.v1"),
    @JsonSubTypes.Type(value = TextContent.class, name = "text.v1"),
    @JsonSubTypes.Type(value = MediaContent.class, name = "media.v1"),
    @JsonSubTypes.Type(value = SmsContent.class, name = "sms.v1"),
    @JsonSubTypes.Type(value = EmailContent.class, name = "email.v1")
})
public sealed interface Content permits TemplateContent, TextContent, MediaContent, SmsContent, EmailContent {}

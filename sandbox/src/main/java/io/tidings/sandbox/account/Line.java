package io.tidings.sandbox.account;

import io.tidings.sandbox.template.CompiledTemplate;
import io.tidings.sandbox.template.Template;
import java.util.Map;

/**
 * A phone number together with its account: what a message is sent from.
 *
 * @param account the account
 * @param number the number
 * @param digits the number as digits
 * @param templates the account's templates, ready to render
 */
public record Line(Account account, PhoneNumber number, long digits, Map<Template.Key, CompiledTemplate> templates) {}

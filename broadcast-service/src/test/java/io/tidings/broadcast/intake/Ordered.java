package io.tidings.broadcast.intake;

import io.tidings.broadcast.catalog.Template;
import io.tidings.broadcast.catalog.TemplateDraft;
import io.tidings.broadcast.catalog.TemplateTraits;
import io.tidings.broadcast.mapping.Mapping;
import io.tidings.broadcast.mapping.MappingReader;
import io.tidings.broadcast.mapping.MappingText;
import io.tidings.broadcast.phone.PhoneReader;
import io.tidings.broadcast.sender.Sender;
import io.tidings.broadcast.testing.Database;
import io.tidings.broadcast.testing.Shop;
import java.util.List;
import java.util.UUID;

/** What a shop's order refers to, for steps that are taken one by one. */
final class Ordered {

    private Ordered() {}

    static Template template(Shop shop) {
        return new Template(
                (UUID) Database.asWorker()
                        .column("SELECT uuid FROM template WHERE id = ?", shop.template)
                        .getFirst(),
                shop.template,
                shop.workspace,
                new TemplateDraft(
                        shop.account,
                        "promo_offer",
                        "Promo",
                        3,
                        1,
                        new TemplateTraits(true, false, false, false, false, false),
                        "[]",
                        Database.asWorker().text("SELECT content FROM template WHERE id = ?", shop.template)));
    }

    static Sender sender(Shop shop) {
        return new Sender(shop.device, shop.sender, shop.account, "Sender", "213555000000");
    }

    static Mapping oneContact() {
        MappingReader reader = new MappingReader(new PhoneReader(List.of("DZ")), List.of(), List.of(), 10);
        return (Mapping) reader.read(MappingText.of("{\"data\": [{\"phone\": \"213555111111\"}]}"));
    }
}

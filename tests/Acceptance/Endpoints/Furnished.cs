using System.Text.Json;
using Biela.Fisco;
using Biela.Kernel;

namespace Biela.Acceptance.Tests.Endpoints;

/// <summary>What a whole order leaves out: one more row of every kind, whose texts all hold a mark that is the shop's own.</summary>
internal sealed class Furnished(Person owner, Uri address, Rows rows, string mark)
{
    private static readonly Cnpj Company = Cnpj.Parse("06157250000116");

    private static readonly Lazy<byte[]> Certificate = new(() =>
    {
        var now = TimeProvider.System.GetUtcNow();
        using var authority = new SelfIssued(now.AddYears(-1), now.AddYears(1));
        return authority.Client(Company, "OFICINA LTDA", "");
    });

    private object Home => new { street = mark, number = "1", district = mark, cityCode = "3550308", city = mark, state = "SP", postalCode = "05065000" };

    public async Task Furnish()
    {
        var today = (await owner.Get("auth/me")).Text("today");
        await People();
        var customer = (await Make("orders/customers", new { name = mark })).Id();
        await Order(customer, sent: true);
        await Order(customer, sent: false);
        await Shelf();
        await Money(today, customer);
        await Invoices();
    }

    private async Task Invoices()
    {
        for (var sold = 0; sold < 3; sold++)
            await Make("fiscal/invoices", new { customerName = mark, lines = new[] { new { sku = mark, quantity = 1, unitPrice = 10, description = mark } } });
        var delivered = (await owner.Get("orders?status=Delivered")).List()[0].Id();
        await Person.Soon(() => owner.Post($"fiscal/orders/{delivered}/invoice"));
        await Biela.Eventually(() => owner.Get("fiscal/invoices?status=Pending"), pending => pending.List().Length == 0);
        await Issuer();
        var confirmed = (await owner.Get("fiscal/invoices?status=Confirmed")).List().First(i => i.Text("customerName") == mark).Id();
        var (payments, recipient) = (new[] { new { means = "01", amount = 10 } }, new { name = mark });
        var document = await Make($"fiscal/invoices/{confirmed}/document", new { terms = new { model = "Nfce", payments, recipient, note = mark } });
        await GiveUp($"fiscal/documents/{document.Id()}");
        await Goods(delivered);
        var note = await Make($"fiscal/orders/{delivered}/service-note", new { terms = new { description = mark } });
        await GiveUp($"fiscal/service-notes/{note.Id()}");
    }

    /// The customer's own note is on paper: nobody answers here who could authorise ours.
    private async Task Goods(Guid order)
    {
        var recipient = new { taxId = Company.Value, name = mark, address = Home };
        var items = new[] { new { code = mark, description = mark, facts = new { ncm = "84073490", unit = "UN" }, quantity = 1, unitPrice = 10 } };
        var references = new[] { new { paper = new { state = "SP", month = "2026-01", issuer = Company.Value, series = 1, number = 7 } } };
        foreach (var (path, body) in new (string, object)[]
        {
            ($"fiscal/orders/{order}/entry-note", new { terms = new { recipient, items } }),
            ($"fiscal/orders/{order}/return-note", new { terms = new { recipient, items, references } }),
            ("fiscal/goods-notes", new { operation = "Loan", orderId = order, terms = new { recipient, items } }),
        })
            await GiveUp($"fiscal/documents/{(await Make(path, body)).Id()}");
    }

    private async Task Issuer()
    {
        var issuer = new
        {
            cnpj = Company.Value, name = mark, stateRegistration = "110042490114", regime = "Simples", environment = "Homologation", address = Home,
            services = new { code = "140301", simplesRate = 9 },
        };
        await owner.Put("fiscal/profile", new { issuer });
        await owner.Put("fiscal/profile/certificate", new { pfx = Convert.ToBase64String(Certificate.Value), password = "" });
        await owner.Put($"fiscal/products/{mark}", new { facts = new { ncm = "84841000", unit = "PC" } });
        await Make("fiscal/rules", new { rule = new { topic = "Iss", from = "2026-01-01", source = mark, rate = 3, city = "3550308" } });
        await owner.Put("fiscal/books/revenue/2026-10", new { revenue = 100, payroll = 28 });
        await owner.Post("fiscal/books/obligations/DAS/2026-10/done", new { receipt = mark });
    }

    /// Nobody answers where it is sent; what waits would be tried again and again.
    private Task GiveUp(string note) => Biela.Eventually(async () =>
    {
        try { return await owner.Post($"{note}/abandon", new { reason = $"{mark} {mark}" }) is var _; }
        catch (Refusal busy) when (busy.Code is "document-in-doubt" or "changed-meanwhile") { return false; }
    }, given => given);

    private async Task People()
    {
        var email = $"{mark}@biela.example".ToLowerInvariant();
        await Make("auth/invitations", new { email = $"a{email}", role = "Viewer" });
        var link = (await owner.Post("auth/invitations", new { email, role = "Viewer" })).Text("link").Split('/')[^1];
        await owner.Post($"auth/invitations/{link}/accept", new { name = mark, password = $"senha-{mark}-2026" });
        await Make("auth/api-keys", new { name = mark, permissions = new[] { "orders.read" } });
    }

    private async Task Order(Guid customer, bool sent)
    {
        var order = (await Make("orders", new
        {
            customerId = customer, engine = new Motor("Aurora Vetor 1.6 8V", Serial: mark), complaint = mark,
            components = new[] { new { kind = "BLOCO" }, new { kind = "MONTAGEM" } },
        })).Id();
        await Attach(order, confirmed: sent);
        var budget = (await Person.Soon(() => Make("budgets", new { orderId = order }))).Id();
        if (!sent) return;
        var lines = new[] { new { kind = "Service", code = "SV-001", quantity = 1 } };
        await Person.Soon(() => owner.Put($"budgets/{budget}/lines", new { discount = 0, lines }));
        await owner.Post($"budgets/{budget}/send");
    }

    private async Task Attach(Guid order, bool confirmed)
    {
        byte[] photo = [0xFF, 0xD8, 0xFF, 0xE0];
        var path = $"orders/{order}/attachments";
        var file = new { name = $"{mark}.jpg", type = "image/jpeg", size = photo.Length };
        var announced = rows.Keep(path, await owner.Post(path, file), new() { ["id"] = $"{order}" });
        if (!confirmed) return;
        using var browser = new HttpClient { BaseAddress = address };
        using var content = new ByteArrayContent(photo) { Headers = { ContentType = new("image/jpeg") } };
        await browser.PutAsync(announced.Of("upload").Text("url"), content);
        await owner.Post($"{path}/{announced.Id()}/confirm");
    }

    private async Task Shelf()
    {
        await Make("inventory/parts", new { sku = mark, name = mark, unit = "PC" });
        await owner.Post("inventory/receipts", new { sku = mark, quantity = 5, value = 50, note = mark });
        var count = (await Make("inventory/counts", new { skus = new[] { mark } })).Id();
        rows.Keep($"inventory/counts/{count}/lines", JsonSerializer.SerializeToElement(new { sku = mark }), new() { ["id"] = $"{count}" });
        var supplier = (await Make("purchasing/suppliers", new { name = mark })).Id();
        await Person.Soon(() => Make("purchasing/needs", new { sku = mark, quantity = 7 }));
        for (var sent = 0; sent < 2; sent++)
        {
            var lines = new[] { new { sku = mark, quantity = 3, unitPrice = 2 } };
            var bought = (await Make("purchasing/orders", new { supplierId = supplier, lines })).Id();
            if (sent == 1) continue;
            await owner.Post($"purchasing/orders/{bought}/submit");
            await owner.Post($"purchasing/orders/{bought}/send");
        }
        await owner.Put($"budgets/catalogue/{mark}", new { kind = "Part", description = mark, price = 10 });
    }

    private async Task Money(string today, Guid customer)
    {
        var (one, other) = (await Account(mark, today), await Account($"{mark} 2", today));
        await Make("cashflow/entries", new { accountId = one, day = today, amount = 10, category = "Aporte", description = mark });
        await Make("cashflow/transfers", new { from = one, to = other, day = today, amount = 1, description = mark });
        var paid = await Make("financial/receivables", new { customerId = customer, customerName = mark, amount = 30, dueOn = today, description = mark });
        await Person.Soon(() => owner.Post($"financial/titles/{paid.Id()}/settlements", new { paidOn = today, accountId = one, method = "Pix" }));
        var title = await Make("financial/receivables", new { customerId = customer, customerName = mark, amount = 40, dueOn = today, description = mark });
        await Make("financial/payables", new { party = mark, category = "Aluguel", amount = 20, dueOn = today, competence = today[..7] });
        await Make("financial/renegotiations", new { titleIds = new[] { title.Id() }, on = today, discount = 0, installments = 2, firstDueOn = today });
        await Make("consolidated/closings", new { day = today });
    }

    private async Task<Guid> Account(string name, string today) =>
        (await Make("cashflow/accounts", new { name, kind = "Bank", opening = 100, openedOn = today })).Id();

    private async Task<JsonElement> Make(string path, object body) => rows.Keep(path, await owner.Post(path, body));
}

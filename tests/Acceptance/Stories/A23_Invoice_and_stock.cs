using System.Text.Json;

namespace Biela.Acceptance.Tests.Stories;

/// <summary>A23. Nota e estoque: ou os dois, ou nenhum, however often it is pressed. Who is killed in between is told in the fault suites.</summary>
public class A23_Invoice_and_stock() : Story("12/01/2026")
{
    private const string Junta = "PT-JUNTA", Bronzina = "PT-BRM025", Because = "Pedido digitado em duplicidade";
    private static readonly Dictionary<string, decimal> Price = new() { [Junta] = 318.90m, [Bronzina] = 189.75m };

    [Fact]
    public async Task Either_both_say_yes_or_the_shelf_is_as_if_nothing_had_happened()
    {
        await Shop.Stock(Junta, "4");
        await Shop.Stock(Bronzina, "2");
        var f1 = await OneIsConfirmedAndOneIsNot();
        var f2 = await AFailedInvoiceIsSentAgain();
        var f3 = await Issued(Junta, 1);
        await Says(f3, "ERRO_ESTOQUE · PT-JUNTA: falta 1");

        await Cancel(f1);
        await Shelves("4 / 2 / 2", "4 / 3 / 1");
        await Says(f1, $"CANCELADA · {Because}");

        var rivals = await Task.WhenAll(Issued(Junta, 2), Issued(Junta, 2));
        var answers = await Task.WhenAll(rivals.Select(Answer));
        Assert.Equal(["CONFIRMADA", "ERRO_ESTOQUE"], answers.Select(a => a.Words()).Order());
        await Shelves("4 / 4 / 0", "4 / 3 / 1");

        await Shop.Owner.Post($"fiscal/invoices/{f2}/pickup");
        await Shelves("2 / 2 / 0", "1 / 0 / 1");
        await Says(f2, "CONFIRMADA");
        await Person.Refused("already-picked-up", () => Cancel(f2));
        await Owed($"{f1} Cancelado R$ 827,55", $"{f2} Aberto R$ 1.207,05", $"{answers.Single(a => a.Words() == "CONFIRMADA").Id()} Aberto R$ 637,80");
        await Shop.BooksAgree();
    }

    [Fact]
    public async Task A_delivered_order_is_invoiced_once_and_what_it_had_not_taken_leaves_its_reservation()
    {
        await Shop.Stock(Junta, "4");
        var offer = await Shop.Offer(await Shop.Customer("Elias Couto"), Junta, "2", "318,90");
        await Shop.Approves(offer, "12/02/2026");
        await Shelf(Junta, "4 / 2 / 2");
        await Person.Refused("order-not-delivered", () => Person.Soon(() => Invoice(offer)));
        await Shop.Issue(offer.Job, Junta, "1");
        await Shop.Owner.Until($"orders/{offer.Job.Id}", order => order.Text("status") == "Approved");
        await Shop.Work(Shop.Owner, offer.Job, "MONTAGEM");
        await Shop.Owner.Post($"orders/{offer.Job.Id}/deliver", new { receivedBy = "Elias Couto" });
        await Shelf(Junta, "3 / 1 / 2");

        var invoice = await Biela.Eventually(async () =>
        {
            try { return (JsonElement?)await Invoice(offer); }
            catch (Refusal early) when (early.Code == "order-not-delivered") { return null; }
        }, made => made is not null);
        await Says(invoice!.Value.Id(), "CONFIRMADA");
        await Shelf(Junta, "2 / 0 / 2");
        await Person.Refused("order-invoiced", () => Invoice(offer));
        // The approval made the customer's title; the invoice makes no second one.
        Assert.Equal("R$ 637,80", Assert.Single((await Shop.Owner.Get("financial/receivables")).List()).Reais("amount"));
        await Shop.BooksAgree();
    }

    [Fact]
    public async Task What_is_wrong_is_named_and_nothing_is_issued()
    {
        await Person.Refused("quantity-invalid", () => Issued(Junta, 0));
        await Person.Refused("due-before-issue", () => Issue([(Junta, 1)], "11/01/2026"));
        Assert.Contains("lines", (await Person.Refused("invalid", () => Issue([]))).Message);
        Assert.Empty((await Shop.Owner.Get("fiscal/invoices")).List());
        var unknown = await Issued(Junta, 1);
        await Says(unknown, "ERRO_ESTOQUE · PT-JUNTA: peça não cadastrada no estoque");
        await Cancel(unknown);
        Assert.Empty((await Shop.Owner.Get("financial/receivables")).List());
        await Shop.BooksAgree();
    }

    private async Task<Guid> OneIsConfirmedAndOneIsNot()
    {
        var made = await Issue([(Junta, 2), (Bronzina, 1)]);
        Assert.Equal(("PENDENTE", "R$ 827,55"), (made.Words(), made.Reais("total")));
        await Says(made.Id(), "CONFIRMADA");
        await Shelves("4 / 2 / 2", "2 / 1 / 1");
        return made.Id();
    }

    private async Task<Guid> AFailedInvoiceIsSentAgain()
    {
        var f2 = await Issued((Junta, 2), (Bronzina, 3));
        await Says(f2, "ERRO_ESTOQUE · PT-BRM025: faltam 2");
        await Shelves("4 / 2 / 2", "2 / 1 / 1");
        await Shop.Owner.Post("inventory/receipts", new { sku = Bronzina, quantity = 2, value = 0, note = "Entrada" });
        // The button is pressed once and the request comes twice.
        var press = Guid.CreateVersion7().ToString();
        for (var time = 0; time < 2; time++) await Shop.Owner.Post($"fiscal/invoices/{f2}/retry", key: press);
        await Says(f2, "CONFIRMADA");
        await Shelves("4 / 4 / 0", "4 / 4 / 0");
        await Person.Refused("invoice-not-refused", () => Shop.Owner.Post($"fiscal/invoices/{f2}/retry"));
        return f2;
    }

    private Task<JsonElement> Invoice(Offer offer) => Shop.Owner.Post($"fiscal/orders/{offer.Job.Id}/invoice");

    private Task<Guid> Issued(string sku, int quantity) => Issued((sku, quantity));

    private async Task<Guid> Issued(params (string, int)[] lines) => (await Issue(lines)).Id();

    private Task<JsonElement> Issue((string Sku, int Quantity)[] lines, string dueOn = "12/01/2026") => Shop.Owner.Post("fiscal/invoices", new
    {
        customerName = "Auto Peças Andirá", dueOn = dueOn.Day(),
        lines = lines.Select(l => new { sku = l.Sku, quantity = l.Quantity, unitPrice = Price[l.Sku] }),
    });

    private Task<JsonElement> Cancel(Guid invoice) => Shop.Owner.Post($"fiscal/invoices/{invoice}/cancel", new { reason = Because });

    private Task<JsonElement> Answer(Guid invoice) => Shop.Owner.Until($"fiscal/invoices/{invoice}", i => i.Text("status") != "Pending");

    private Task Says(Guid invoice, string expected) => Biela.Eventually(async () =>
    {
        var seen = await Shop.Owner.Get($"fiscal/invoices/{invoice}");
        return seen.GetProperty("reason").ValueKind == JsonValueKind.Null ? seen.Words() : $"{seen.Words()} · {seen.Text("reason")}";
    }, seen => seen == expected);

    private async Task Shelves(string junta, string bronzina)
    {
        await Shelf(Junta, junta);
        await Shelf(Bronzina, bronzina);
    }

    /// On hand / reserved / available.
    private Task Shelf(string sku, string expected) => Biela.Eventually(async () =>
    {
        var part = await Shop.Part(sku);
        return $"{part.Plain("onHand")} / {part.Plain("reserved")} / {part.Plain("available")}";
    }, seen => seen == expected);

    private Task Owed(params string[] expected) => Biela.Eventually(async () =>
    {
        var titles = await Task.WhenAll((await Shop.Owner.Get("financial/receivables?limit=50")).List().Select(Shop.Title));
        List<string> owed = [];
        foreach (var invoice in (await Shop.Owner.Get("fiscal/invoices")).List().Reverse())
            owed.AddRange(titles.Where(t => t.Text("document") == invoice.Text("number")).Select(t => $"{invoice.Id()} {t.Title()} {t.Reais("amount")}"));
        return string.Join(", ", owed);
    }, seen => seen == string.Join(", ", expected));
}

internal static class InvoiceWords
{
    public static string Words(this JsonElement invoice) => invoice.Text("status") switch
    {
        "Pending" => "PENDENTE", "Confirmed" => "CONFIRMADA", "StockError" => "ERRO_ESTOQUE", "Cancelled" => "CANCELADA", var other => other,
    };
}

using System.Text.Json;

namespace Biela.Acceptance.Tests.Stories;

/// <summary>A15. Pedido, recebimento e nota não batem: the shop pays what it ordered and received and accepted.</summary>
public class A15_Order_receipt_and_invoice() : Story("14/09/2026")
{
    private const string Key = "35260945022331986449550010000077411507182935";

    private Person nara = null!, otto = null!, davi = null!;
    private Guid order, line;

    [Fact]
    public async Task The_shop_pays_what_was_ordered_received_and_accepted()
    {
        await Given();
        await TheOrderIsApprovedBySomebodyElse();
        await NineteenArriveAndOneIsBroken();
        var invoice = await TheSupplierBillsWhatIsOnPaper();
        await TheInvoiceIsResolved(invoice);
        await TheTwoMissingArriveWithTheirOwnInvoice();

        Assert.Equal(("20", "R$ 728,40", "36,4200"), await Shelf());
        Assert.Equal(["R$ 73,20", "R$ 655,20"], await Payables(2));
        await Shop.BooksAgree();
    }

    // 1 and 2
    private async Task TheOrderIsApprovedBySomebodyElse()
    {
        Assert.Equal("AguardandoAprovacao", (await nara.Post($"purchasing/orders/{order}/submit")).Purchase());
        Assert.Equal(403, (await Assert.ThrowsAsync<Refusal>(() => nara.Post($"purchasing/orders/{order}/approve"))).Status);
        Assert.Equal("Aprovado", (await otto.Post($"purchasing/orders/{order}/approve")).Purchase());

        var more = await Write("22");
        Assert.Equal(("AguardandoAprovacao", "R$ 800,80"), (more.Purchase(), more.Reais("total")));
        var back = await Write("20");
        Assert.Equal(("AguardandoAprovacao", "R$ 728,00"), (back.Purchase(), back.Reais("total")));
        await Person.Refused("approval-missing", () => nara.Post($"purchasing/orders/{order}/send"));
        await otto.Post($"purchasing/orders/{order}/approve");
        Assert.Equal("Enviado", (await nara.Post($"purchasing/orders/{order}/send")).Purchase());
        line = (await nara.Get($"purchasing/orders/{order}")).List("lines")[0].Id();
    }

    // 3
    private async Task NineteenArriveAndOneIsBroken()
    {
        var receipt = await davi.Post($"purchasing/orders/{order}/receipts", new { lines = new[] { new { lineId = line, received = 19, rejected = 1 } } });
        Assert.Equal("REC-2026-00001", receipt.Text("number"));
        var now = await nara.Get($"purchasing/orders/{order}");
        var row = Assert.Single(now.List("lines"));
        Assert.Equal("RecebidoParcial", now.Purchase());
        Assert.Equal(("19", "1", "18", "2"), (row.Plain("received"), row.Plain("rejected"), row.Plain("accepted"), row.Plain("open")));
        await Shop.Owner.Until("inventory/parts/PT-RET", part => part.Number("onHand") == 18);
        Assert.Equal(("18", "R$ 655,20", "36,4000"), await Shelf());
    }

    // 4, 5 and 6
    private async Task<Guid> TheSupplierBillsWhatIsOnPaper()
    {
        var invoice = await Bill();
        Assert.Equal(("Divergent", "R$ 738,00"), (invoice.Text("status"), invoice.Reais("total")));
        Assert.Equal(["PT-RET: 20 na nota, 18 aceitas e ainda não faturadas", "PT-RET: preço R$ 36,90 na nota, R$ 36,40 no pedido (tolerância 1 %)"],
            invoice.List("differences").Select(d => d.Text("text")));
        Assert.Contains("PC-2026-00001", (await Person.Refused("invoice-already-entered", Bill)).Why);
        Assert.Contains("2 em aberto", (await Person.Refused("more-than-open", () => davi.Post(
            $"purchasing/orders/{order}/receipts", new { lines = new[] { new { lineId = line, received = 21 } } }))).Why);
        Assert.Empty(await Payables(0));
        return invoice.Id();

        Task<JsonElement> Bill() => davi.Post($"purchasing/orders/{order}/invoices",
            new { key = Key, lines = new[] { new { lineId = line, quantity = 20, unitPrice = 36.90m } }, dueOn = "12/10/2026".Day() });
    }

    // 7
    private async Task TheInvoiceIsResolved(Guid invoice)
    {
        var resolved = await otto.Post($"purchasing/invoices/{invoice}/resolve");
        Assert.Equal(("R$ 655,20", "R$ 82,80"), (resolved.Reais("payable"), resolved.Reais("claimed")));
        Assert.Equal(["Quantity R$ 73,80", "Price R$ 9,00"], resolved.List("claims").Select(c => $"{c.Text("kind")} {c.Reais("amount")}"));
        await Person.Refused("not-divergent", () => otto.Post($"purchasing/invoices/{invoice}/resolve"));
        Assert.Equal(["R$ 655,20"], await Payables(1));
    }

    // 8
    private async Task TheTwoMissingArriveWithTheirOwnInvoice()
    {
        var receipt = await davi.Post($"purchasing/orders/{order}/receipts", new
        {
            lines = new[] { new { lineId = line, received = 2 } },
            invoice = new { dueOn = "20/10/2026".Day(), lines = new[] { new { lineId = line, quantity = 2, unitPrice = 36.60m } } },
        });
        var invoice = receipt.Of("invoice");
        Assert.Equal(("Matched", "R$ 73,20"), (invoice.Text("status"), invoice.Reais("payable")));
        Assert.Equal("Recebido", (await nara.Get($"purchasing/orders/{order}")).Purchase());
        await Shop.Owner.Until("inventory/parts/PT-RET", part => part.Number("onHand") == 20);
    }

    private Task<JsonElement> Write(string quantity) => nara.Put($"purchasing/orders/{order}/lines", new { lines = new[] { Retentor(quantity) } });

    private static object Retentor(string quantity) => new { sku = "PT-RET", quantity = quantity.Number(), unitPrice = 36.40m };

    private async Task<(string, string, string)> Shelf()
    {
        var part = await Shop.Part("PT-RET");
        return (part.Plain("onHand"), part.Reais("value"), part.Number("average").Average());
    }

    /// <summary>What is owed to suppliers, newest first, once there are that many.</summary>
    private async Task<string[]> Payables(int count) =>
        [.. (await Shop.Owner.Until("financial/payables", page => page.List().Length == count)).List().Select(t => t.Reais("amount"))];

    private async Task Given()
    {
        (nara, otto) = (await Shop.Hire("Nara Vidal", "Comprador"), await Shop.Hire("Otto Lins", "Gerente"));
        davi = await Shop.Hire("Davi Lopo", "Almoxarife");
        await Shop.Owner.Put("purchasing/settings", new { approvalAbove = 500, priceTolerance = 1 });
        await Shop.Stock("PT-RET", "0");
        var supplier = (await nara.Post("purchasing/suppliers", new { name = "Distribuidora Ponte Alta" })).Id();
        var drafted = await Person.Soon(() => nara.Post("purchasing/orders", new { supplierId = supplier, lines = new[] { Retentor("20") } }));
        Assert.Equal("PC-2026-00001", drafted.Text("number"));
        order = drafted.Id();
    }
}

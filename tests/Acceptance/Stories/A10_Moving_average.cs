using System.Text.Json;

namespace Biela.Acceptance.Tests.Stories;

/// <summary>A10. Custo médio: devolução volta pelo custo que saiu.</summary>
public class A10_Moving_average() : Story("02/03/2026")
{
    private const string Retentor = """
        | # | movement | quantity | value | balance qty | balance value | average |
        |---|---|---|---|---|---|---|
        | 1 | entrada 10 × 12,50 | +10 | +125,00 | 10 | R$ 125,00 | 12,5000 |
        | 2 | entrada 4 × 14,30 + frete 3,10 − desconto 1,40 | +4 | +58,90 | 14 | R$ 183,90 | 13,1357 |
        | 3 | saída 5 para OS-2026-00001 | −5 | −65,68 | 9 | R$ 118,22 | 13,1356 |
        | 4 | entrada 6 × 16,90 | +6 | +101,40 | 15 | R$ 219,62 | 14,6413 |
        | 5 | devolução de 2 da OS-2026-00001 | +2 | +26,27 | 17 | R$ 245,89 | 14,4641 |
        | 6 | saída 17 para OS-2026-00002 | −17 | −245,89 | 0 | R$ 0,00 | 14,4641 |
        | 7 | devolução das 3 restantes da OS-2026-00001 | +3 | +39,41 | 3 | R$ 39,41 | 13,1367 |
        """;

    private const string Anel = """
        | # | movement | quantity | value | balance qty | balance value | average |
        |---|---|---|---|---|---|---|
        | 1 | 02/03 entrada 10 × 20,00 | +10 | +200,00 | 10 | R$ 200,00 | 20,0000 |
        | 2 | 05/03 saída 4 para OS-2026-00003 | −4 | −80,00 | 6 | R$ 120,00 | 20,0000 |
        | 3 | 09/03 entrada com data 03/03: 10 × 26,00 | +10 | +260,00 | 16 | R$ 380,00 | 23,7500 |
        | 4 | 09/03 reavaliação da saída da OS-2026-00003 | 0 | −12,00 | 16 | R$ 368,00 | 23,0000 |
        """;

    private Job[] orders = [];
    private Guid supplier;

    [Fact]
    public async Task A_return_brings_back_the_centavos_it_left_with_and_a_late_note_revalues_what_left_before()
    {
        await Given();
        await TheSevenMovementsOfTheRetentor();
        await Shop.LedgerSays("PT-RET", Retentor);
        Assert.Equal("R$ 0,00", await CostOf(orders[0]));

        // 3 are on hand; 5 left for the first order and 5 came back.
        await Person.Refused("insufficient-stock", () => Shop.Issue(orders[1], "PT-RET", "4"));
        await Person.Refused("return-exceeds-issue", () => Shop.Return(orders[0], "PT-RET", "1"));
        await Shop.LedgerSays("PT-RET", Retentor);

        await TheNoteThatWasFoundLate();
        await Shop.LedgerSays("PT-ANEL", Anel);
        var ledger = await Shop.Ledger("PT-ANEL");
        Assert.Equal(["02/03/2026", "05/03/2026", "03/03/2026", "09/03/2026"], ledger.Select(entry => entry.Day("postedOn")));
        Assert.Equal("R$ 92,00", await CostOf(orders[2]));

        await Shop.Owner.Post("inventory/periods/close", new { through = "28/02/2026".Day() });
        await Person.Refused("period-closed", () => Receipt("PT-ANEL", "10", "R$ 260,00", "27/02/2026"));
        await Shop.LedgerSays("PT-ANEL", Anel);
        await Shop.BooksAgree();
    }

    private async Task TheSevenMovementsOfTheRetentor()
    {
        await Arrives("10", "R$ 12,50", onHand: 10);
        await Arrives("4", "R$ 14,30", onHand: 14, freight: "R$ 3,10", discount: "R$ 1,40");
        await Shop.Issue(orders[0], "PT-RET", "5");
        await Arrives("6", "R$ 16,90", onHand: 15);
        await Shop.Return(orders[0], "PT-RET", "2");
        await Shop.Issue(orders[1], "PT-RET", "17");
        await Shop.Return(orders[0], "PT-RET", "3");
    }

    private async Task TheNoteThatWasFoundLate()
    {
        await Receipt("PT-ANEL", "10", "R$ 200,00", "02/03/2026");
        Shop.On("05/03/2026");
        await Shop.Issue(orders[2], "PT-ANEL", "4");
        Shop.On("09/03/2026");
        await Receipt("PT-ANEL", "10", "R$ 260,00", "03/03/2026");
    }

    /// <summary>A purchase order of one part comes whole; freight and discount are on the supplier's note.</summary>
    private async Task Arrives(string quantity, string price, decimal onHand, string freight = "R$ 0,00", string discount = "R$ 0,00")
    {
        var order = await Shop.Buy(Shop.Owner, supplier, "PT-RET", quantity, price);
        await Shop.Owner.Post($"purchasing/orders/{order.Id()}/receipts", new
        {
            lines = new[] { new { lineId = order.List("lines")[0].Id(), received = quantity.Number() } }, freight = freight.Number(),
                discount = discount.Number(),
        });
        await Shop.Owner.Until("inventory/parts/PT-RET", part => part.Number("onHand") == onHand);
    }

    private Task<JsonElement> Receipt(string sku, string quantity, string value, string on) =>
        Shop.Owner.Post("inventory/receipts", new { sku, quantity = quantity.Number(), value = value.Number(), postedOn = on.Day(),
            note = "Nota do fornecedor" });

    private async Task<string> CostOf(Job order) => (await Shop.Owner.Get($"inventory/orders/{order.Id}/cost")).Reais("cost");

    private async Task Given()
    {
        var customer = await Shop.Customer("Tomé Arruda");
        orders = [await Order(), await Order(), await Order()];
        supplier = (await Shop.Owner.Post("purchasing/suppliers", new { name = "Distribuidora Ponte Alta" })).Id();
        foreach (var sku in new[] { "PT-RET", "PT-ANEL" }) await Shop.Stock(sku, "0");

        Task<Job> Order() => Shop.Order(customer, new("Aurora Vetor 1.6 8V"), "CABECOTE");
    }
}

using System.Text.Json;

namespace Biela.Acceptance.Tests.Stories;

/// <summary>From the offer to the money in the bank.</summary>
public partial class A01_The_main_job
{
    private async Task Offered_from_the_suggestions_and_approved_by_the_brother_in_law()
    {
        Shop.On("13/01/2026");
        budget = (await lia.Until($"budgets?orderId={job.Id}", page => page.List().Length == 1)).List()[0].Id();
        var draft = await lia.Until($"budgets/{budget}", b => b.List("suggestions").Length == 7);
        Assert.Empty(draft.List("lines"));
        const string offer = """
            | # | code | qty | unit price | line total | share of discount | net | decision |
            |---|---|---|---|---|---|---|---|
            | 1 | SV-001 | 1 | R$ 172,90 | R$ 172,90 | R$ 5,73 | R$ 167,17 | aprovada |
            | 2 | SV-002 | 1 | R$ 118,40 | R$ 118,40 | R$ 3,92 | R$ 114,48 | aprovada |
            | 3 | SV-101 | 4 | R$ 164,30 | R$ 657,20 | R$ 21,78 | R$ 635,42 | aprovada |
            | 4 | SV-201 | 5 | R$ 108,70 | R$ 543,50 | R$ 18,01 | R$ 525,49 | aprovada |
            | 5 | SV-202 | 4 | R$ 113,90 | R$ 455,60 | R$ 15,10 | R$ 440,50 | aprovada |
            | 6 | SV-301 | 1 | R$ 214,60 | R$ 214,60 | R$ 7,11 | R$ 207,49 | recusada |
            | 7 | SV-302 | 1 | R$ 412,50 | R$ 412,50 | R$ 13,67 | R$ 398,83 | aprovada |
            | 8 | SV-401 | 1 | R$ 890,00 | R$ 890,00 | R$ 29,49 | R$ 860,51 | aprovada |
            | 9 | PT-PIST050 | 1 | R$ 742,80 | R$ 742,80 | R$ 24,62 | R$ 718,18 | aprovada |
            | 10 | PT-ANEL050 | 1 | R$ 236,45 | R$ 236,45 | R$ 7,84 | R$ 228,61 | aprovada |
            | 11 | PT-BRM025 | 1 | R$ 189,75 | R$ 189,75 | R$ 6,29 | R$ 183,46 | aprovada |
            | 12 | PT-BRB050 | 1 | R$ 157,35 | R$ 157,35 | R$ 5,21 | R$ 152,14 | aprovada |
            | 13 | PT-VALV | 8 | R$ 27,35 | R$ 218,80 | R$ 7,25 | R$ 211,55 | aprovada |
            | 14 | PT-OLEO | 3,5 | R$ 41,47 | R$ 145,15 | R$ 4,81 | R$ 140,34 | recusada |
            | 15 | PT-JUNTA | 1 | R$ 318,90 | R$ 318,90 | R$ 10,57 | R$ 308,33 | aprovada |
            """;
        await Shop.Lines(lia, budget, offer, "R$ 181,40");
        link = await Shop.Send(lia, budget);
        var sent = await lia.Get($"budgets/{budget}");
        Assert.Equal(("ORC-2026-00001", "OS-2026-00001"), (sent.Text("number"), sent.Text("orderNumber")));
        Assert.Equal(("Enviado", "28/01/2026"), (sent.Budget(), sent.Day("validUntil")));
        Assert.Equal(("R$ 5.473,90", "R$ 181,40", "R$ 5.292,50"), (sent.Reais("gross"), sent.Reais("discount"), sent.Reais("total")));

        Shop.On("14/01/2026 10:20");
        // He presses the button twice.
        for (var press = 0; press < 2; press++)
        {
            var approved = await Shop.Decide(link, 3, "31/01/2026", refusing: ["SV-301", "PT-OLEO"]);
            Assert.Equal(("AprovadoParcial", "R$ 4.944,67"), (approved.Budget(), approved.Reais("approvedTotal")));
        }
        offer.Says((await lia.Get($"budgets/{budget}")).List("lines"), l =>
            [l.Plain("position"), l.Text("code"), l.Plain("quantity"), l.Reais("unitPrice"), l.Reais("total"), l.Reais("share"), l.Reais("net"), l.Decision()]);
        var totals = (await lia.Get($"budgets/{budget}")).Of("approved");
        Assert.Equal(("R$ 3.142,40", "R$ 1.802,27", "R$ 4.944,67"), (totals.Reais("services"), totals.Reais("parts"), totals.Reais("total")));
    }

    private async Task Receivables_created_once()
    {
        titles = await Shop.Titles(job, 3);
        """
            | installment | due | amount |
            |---|---|---|
            | 1/3 | 31/01/2026 | R$ 1.648,23 |
            | 2/3 | 28/02/2026 | R$ 1.648,22 |
            | 3/3 | 31/03/2026 | R$ 1.648,22 |
            """.Says(titles, t => [$"{t.Number("installment")}/{t.Number("of")}", t.Day("dueOn"), t.Reais("amount")]);
    }

    private async Task Parts_reserved_and_the_shortage_known()
    {
        var reservations = await Shop.Reservations(job, 6);
        Assert.All(reservations.Values, r => Assert.Equal("13/02/2026", r.Day("expiresOn")));
        const string reserved = """
            | part | needed | reserved now | short | reserved in all | available after |
            |---|---|---|---|---|---|
            | PT-PIST050 | 1 | 1 | 0 | 1 | 1 |
            | PT-ANEL050 | 1 | 1 | 0 | 3 | 0 |
            | PT-BRM025 | 1 | 1 | 0 | 1 | 0 |
            | PT-BRB050 | 1 | 1 | 0 | 1 | 1 |
            | PT-VALV | 8 | 3 | 5 | 3 | 0 |
            | PT-OLEO | 0 | 0 | 0 | 0 | 12,5 |
            | PT-JUNTA | 1 | 1 | 0 | 1 | 0 |
            """;
        reserved.Says(await Shop.Parts(reserved), part => reservations.TryGetValue(part.Text("sku"), out var r)
            ? [part.Text("sku"), r.Plain("needed"), r.Plain("reserved"), r.Plain("short"), part.Plain("reserved"), part.Plain("available")]
            : [part.Text("sku"), "0", "0", "0", part.Plain("reserved"), part.Plain("available")]);

        var need = Assert.Single((await nara.Until("purchasing/needs", page => page.List().Length > 0)).List());
        Assert.Equal(("PT-VALV", "5", "ReservationShort"), (need.Text("sku"), need.Plain("quantity"), need.Text("origin")));
        Assert.Equal(job.Number, Assert.Single(need.List("orders")).Text("number"));
        await lia.Until($"orders/{job.Id}", o => o.Flag("awaitingParts"));
    }

    private async Task The_missing_valves_bought()
    {
        Shop.On("15/01/2026");
        var supplier = (await nara.Post("purchasing/suppliers", new { name = "Distribuidora Ponte Alta" })).Id();
        var order = await Shop.Buy(nara, supplier, "PT-VALV", "5", "R$ 14,80");
        Assert.Equal("PC-2026-00001", order.Text("number"));

        Shop.On("22/01/2026");
        await Shop.Arrives(davi, order, "3", "R$ 7,56", "20/02/2026");
        Assert.Equal("RecebidoParcial", (await nara.Get($"purchasing/orders/{order.Id()}")).Purchase());
        await Valves(reserved: "6", open: "2", need: "Pedida");
        Assert.True((await lia.Get($"orders/{job.Id}")).Flag("awaitingParts"));

        Shop.On("29/01/2026");
        await Shop.Arrives(davi, order, "2", "R$ 5,04", "27/02/2026");
        Assert.Equal("Recebido", (await nara.Get($"purchasing/orders/{order.Id()}")).Purchase());
        await Valves(reserved: "8", open: "0", need: "Atendida");
        await lia.Until($"orders/{job.Id}", o => !o.Flag("awaitingParts"));
        """
            | due | payable |
            |---|---|
            | 20/02/2026 | R$ 51,96 |
            | 27/02/2026 | R$ 34,64 |
            """.Says((await ivo.Until("financial/payables", page => page.List().Length == 2)).List().Reverse(), p => [p.Day("dueOn"), p.Reais("amount")]);
        """
            | valves | value | average |
            |---|---|---|
            | 3 | R$ 49,50 | 16,5000 |
            | 6 | R$ 101,46 | 16,9100 |
            | 8 | R$ 136,10 | 17,0125 |
            """.Says((await davi.Get("inventory/parts/PT-VALV/ledger")).List().Reverse(),
            e => [e.Plain("balanceQuantity"), e.Reais("balanceValue"), e.Number("average").Average()]);
    }

    private async Task Valves(string reserved, string open, string need)
    {
        await davi.Until($"inventory/reservations?orderId={job.Id}&sku=PT-VALV", page => page.List()[0].Plain("reserved") == reserved);
        await nara.Until("purchasing/needs?sku=PT-VALV", page => page.List() is [var n] && (n.Plain("open"), n.Need()) == (open, need));
    }

    private async Task The_first_installment_paid_by_Pix()
    {
        Shop.On("30/01/2026");
        Assert.Equal("00020126360014br.gov.bcb.pix01144511290898713252040000530398654071648.235802BR5922RETIFICA VALE DO COBRE6006PASSOS"
            + "62170513OS202600001P163040BCA", (await ivo.Get($"financial/titles/{titles[0].Id()}/pix")).Of("charge").Text("text"));
        // The notice of the bank arrives twice.
        for (var notice = 0; notice < 2; notice++)
            Assert.Equal("R$ 1.648,23", (await Shop.Settle(ivo, titles[0].Id(), account, "30/01/2026", reference: "E2E-OS202600001P1")).Reais("total"));
        Assert.Single((await ivo.Get($"financial/titles/{titles[0].Id()}")).List("settlements"));
        Assert.Single((await ivo.Until($"cashflow/entries?accountId={account}", page => page.List().Length > 0)).List());
        await Pay("Imobiliária", "rent", "R$ 1.150,00", "05/02/2026", "2026-02");
    }

    private async Task The_parts_issued_at_average_cost()
    {
        Shop.On("10/02/2026");
        const string issued = """
            | part | qty | cost |
            |---|---|---|
            | PT-PIST050 | 1 | R$ 452,60 |
            | PT-ANEL050 | 1 | R$ 133,70 |
            | PT-BRM025 | 1 | R$ 98,40 |
            | PT-BRB050 | 1 | R$ 85,50 |
            | PT-VALV | 8 | R$ 136,10 |
            | PT-JUNTA | 1 | R$ 187,25 |
            """;
        var before = (await Shop.Parts(issued)).Sum(p => p.Number("value"));
        var lines = issued.Rows().Select(row => new { sku = row[0], quantity = row[1].Number() });
        var taken = await davi.Post("inventory/issues", new { orderId = job.Id, lines });
        issued.Says(taken.List("lines"), l => [l.Text("sku"), l.Plain("quantity"), l.Reais("cost")]);
        Assert.Equal("R$ 1.093,55", (before - (await Shop.Parts(issued)).Sum(p => p.Number("value"))).Reais());
    }

    private async Task Machined_measured_again_and_reworked()
    {
        Shop.On("11/02/2026");
        await Shop.Work(rui, job, "CABECOTE");
        await Shop.Work(rui, job, "BLOCO", before: "final-metrology");
        await Shop.Work(rui, job, "VIRABREQUIM", before: "final-metrology");
        Shop.On("12/02/2026");
        var crank = await Shop.Measure(rui, job, "VIRABREQUIM", "MC-02", """
            | journal | A X | A Y | B X | B Y |
            |---|---|---|---|---|
            | Fixo 1 | 49,741 | 49,741 | 49,741 | 49,741 |
            | Fixo 2 | 49,741 | 49,741 | 49,741 | 49,741 |
            | Fixo 3 | 49,741 | 49,741 | 49,741 | 49,741 |
            | Fixo 4 | 49,741 | 49,741 | 49,741 | 49,741 |
            | Fixo 5 | 49,741 | 49,741 | 49,741 | 49,741 |
            | Móvel 1 | 41,492 | 41,492 | 41,492 | 41,492 |
            | Móvel 2 | 41,492 | 41,492 | 41,492 | 41,492 |
            | Móvel 3 | 41,492 | 41,492 | 41,492 | 41,492 |
            | Móvel 4 | 41,492 | 41,492 | 41,492 | 41,492 |
            """, "Final");
        """
            | limits of | min | max |
            |---|---|---|
            | MainJournal | 49,732 | 49,750 |
            | Crankpin | 41,484 | 41,500 |
            """.Says(crank.List("finalLimits"), l => [l.Text("feature"), l.Mm("min"), l.Mm("max")]);
        Assert.Equal("OK", crank.Verdict());
        await Known("VIRABREQUIM", "OK");
        await Shop.Work(rui, job, "VIRABREQUIM");

        var first = await Shop.Measure(rui, job, "BLOCO", "SB-01", """
            | bore | A X | A Y | B X | B Y | C X | C Y |
            |---|---|---|---|---|---|---|
            | Cilindro 1 | 77,008 | 77,008 | 77,008 | 77,008 | 77,008 | 77,008 |
            | Cilindro 2 | 76,994 | 77,003 | 77,003 | 77,003 | 77,003 | 77,003 |
            | Cilindro 3 | 77,008 | 77,008 | 77,008 | 77,008 | 77,008 | 77,008 |
            | Cilindro 4 | 77,008 | 77,008 | 77,008 | 77,008 | 77,008 | 77,008 |
            """, "Final");
        var limit = Assert.Single(first.List("finalLimits"));
        Assert.Equal(("77,000", "77,020", "OUT"), (limit.Mm("min"), limit.Mm("max"), first.Verdict()));
        Assert.Contains("76,994 abaixo da medida final mínima 77,000", first.List("features")[1].Text("reason"));
        await Known("BLOCO", "OUT");
        await rui.Post($"{Steps("BLOCO")}/steps/final-metrology/start");
        await Person.Refused("final-verdict-out", () => rui.Post($"{Steps("BLOCO")}/steps/final-metrology/complete"));

        Shop.On("13/02/2026");
        await rui.Post($"{Steps("BLOCO")}/rework", new { backTo = "honing", cause = "medida abaixo do mínimo no cilindro 2" });
        await Shop.Work(rui, job, "BLOCO", before: "final-metrology");
        var second = await Shop.Measure(rui, job, "BLOCO", "SB-01", """
            | bore | A X | A Y | B X | B Y | C X | C Y |
            |---|---|---|---|---|---|---|
            | Cilindro 1 | 77,008 | 77,008 | 77,008 | 77,008 | 77,008 | 77,008 |
            | Cilindro 2 | 77,008 | 77,008 | 77,008 | 77,008 | 77,008 | 77,008 |
            | Cilindro 3 | 77,008 | 77,008 | 77,008 | 77,008 | 77,008 | 77,008 |
            | Cilindro 4 | 77,008 | 77,008 | 77,008 | 77,008 | 77,008 | 77,008 |
            """, "Final");
        Assert.All(second.List("features"), f => Assert.Equal(("0,000", "0,000", "OK"), (f.Mm("ovality"), f.Mm("taper"), f.Verdict())));
        await Known("BLOCO", "OK");
        await Shop.Work(rui, job, "BLOCO");
        var honing = Component(await rui.Get($"orders/{job.Id}"), "BLOCO").List("steps").Single(s => s.Text("code") == "honing");
        Assert.Equal(2, honing.Number("run"));
        var told = (await lia.Get($"orders/{job.Id}/timeline?limit=100")).List().Select(e => e.Text("what")).ToList();
        Assert.Single(told, what => what.Contains("medida abaixo do mínimo no cilindro 2"));
        Assert.Equal(2, told.Count(what => what.StartsWith("BLOCO: inspeção final")));
    }

    private async Task Assembled_and_concluded()
    {
        Shop.On("20/02/2026");
        Assert.NotEqual("Completed", (await lia.Get($"orders/{job.Id}")).Text("status"));
        await Shop.Work(rui, job, "MONTAGEM");
        var done = await lia.Until($"orders/{job.Id}", o => o.Text("status") == "Completed");
        Assert.Equal("20/02/2026", done.Day("completedOn"));
        await PaySupplier("R$ 51,96", "20/02/2026");
        Shop.On("27/02/2026");
        await PaySupplier("R$ 34,64", "27/02/2026");
        Assert.Equal("R$ 1.648,22", (await Shop.Settle(ivo, titles[1].Id(), account, "27/02/2026")).Reais("total"));
        Shop.On("05/03/2026");
        await Pay("Imobiliária", "rent", "R$ 1.150,00", "05/03/2026", "2026-03");
    }

    private async Task Delivered_with_warranty()
    {
        Shop.On("06/03/2026");
        await Pay("Companhia de energia", "energy", "R$ 215,37", "06/03/2026", "2026-02");
        var warranty = (await lia.Post($"orders/{job.Id}/deliver", new { receivedBy = "Tomé Arruda" })).Of("warranty");
        Assert.Equal(("06/03/2026", "04/06/2026", "04/12/2026"), (warranty.Day("startsOn"), warranty.Day("legalUntil"), warranty.Day("until")));
        Shop.On("06/04/2026");
        await Pay("Equipe", "payroll", "R$ 1.240,00", "06/04/2026", "2026-03");
    }

    private async Task The_last_installment_paid_late()
    {
        Shop.On("13/04/2026");
        var paid = await Shop.Settle(ivo, titles[2].Id(), account, "13/04/2026");
        Assert.Equal(("R$ 32,96", "R$ 7,14", "R$ 1.688,32"), (paid.Reais("fine"), paid.Reais("interest"), paid.Reais("total")));
        titles = await Shop.Titles(job, 3);
        Assert.All(titles, t => Assert.Equal("Liquidado", t.Title()));
        Assert.Equal("R$ 4.944,67", titles.Sum(t => t.Number("amount")).Reais());
        Shop.On("20/04/2026");
        await Pay("Receita Federal", "das", "R$ 464,05", "20/04/2026", "2026-03");
    }

    private string Steps(string kind) => $"orders/{job.Id}/components/{job.Components[kind]}";

    private Task Known(string kind, string verdict) => rui.Until($"orders/{job.Id}", o => Component(o, kind).Verdict("finalVerdict") == verdict);
}

using System.Text.Json;

namespace Biela.Acceptance.Tests.Stories;

/// <summary>
/// A01. Do balcão à garantia: um motor de quatro cilindros. The whole main job in one order. The documents prepared at delivery are told with the notes.
/// </summary>
public partial class A01_The_main_job() : Story("20/12/2025")
{
    private static readonly Motor Vetor = new("Aurora Vetor 1.6 8V", Serial: "AV16-004417");
    private Person lia = null!, rui = null!, davi = null!, nara = null!, ivo = null!;
    private Job job = null!;
    private Guid account, budget;
    private string link = "";
    private JsonElement[] titles = [];

    [Fact]
    public async Task From_the_counter_to_the_warranty()
    {
        await The_shop_before();
        await Checked_in_and_measured();
        await Offered_from_the_suggestions_and_approved_by_the_brother_in_law();
        await Receivables_created_once();
        await Parts_reserved_and_the_shortage_known();
        await The_missing_valves_bought();
        await The_first_installment_paid_by_Pix();
        await The_parts_issued_at_average_cost();
        await Machined_measured_again_and_reworked();
        await Assembled_and_concluded();
        await Delivered_with_warranty();
        await The_last_installment_paid_late();
        await The_bank_agrees_day_by_day();
        await The_result_says_what_was_earned_and_what_was_paid();
        await Shop.BooksAgree();
    }

    private async Task The_shop_before()
    {
        (lia, rui, davi) = (await Shop.Hire("Lia Prado", "Consultor"), await Shop.Hire("Rui Sena", "Metrologista"), await Shop.Hire("Davi Lopo", "Almoxarife"));
        (nara, ivo) = (await Shop.Hire("Nara Vidal", "Comprador"), await Shop.Hire("Ivo Brandt", "Financeiro"));
        await Shop.Owner.Put("budgets/settings", new { validityDays = 15 });
        await Shop.Owner.Put("orders/settings", new { warrantyMonths = 6, allowDeliveryWithOverdue = false });
        await Shop.Owner.Put("financial/pix", new { key = "45112908987132", name = "RETIFICA VALE DO COBRE", city = "PASSOS" });
        await Shop.Owner.Put("financial/settings", new { fine = 2, interest = 1, graceDays = 0, dueDateShift = "None", remainderOnLast = false });
        await Shop.Instruments("10/11/2025", "SB-01", "MC-02");
        await Shop.Specification(Vetor.Model, "Manual Vetor 1.6, demo", "01/12/2025", """
            | feature | nominal | new part | service limit | ovality max | taper max | sizes | size limit | clean-up |
            |---|---|---|---|---|---|---|---|---|
            | BORE | 76,500 | 76,500–76,520 | 76,570 | 0,025 | 0,050 | +0,25 +0,50 | +0,50 | 0,040 |
            | MAIN_JOURNAL | 50,000 | 49,982–50,000 | 49,970 | 0,010 | 0,010 | −0,25 −0,50 −0,75 | −0,75 | 0,030 |
            | CRANKPIN | 42,000 | 41,984–42,000 | 41,975 | 0,010 | 0,010 | −0,25 −0,50 −0,75 | −0,75 | 0,030 |
            | HEAD_FLATNESS | – | 0–0,050 | 0,050 | – | – | – | – | – |
            """);
        const string shelf = """
            | part | on hand | reserved | available | value | average |
            |---|---|---|---|---|---|
            | PT-PIST050 | 2 | 0 | 2 | R$ 905,20 | 452,6000 |
            | PT-ANEL050 | 3 | 2 | 1 | R$ 401,10 | 133,7000 |
            | PT-BRM025 | 1 | 0 | 1 | R$ 98,40 | 98,4000 |
            | PT-BRB050 | 2 | 0 | 2 | R$ 171,00 | 85,5000 |
            | PT-VALV | 3 | 0 | 3 | R$ 49,50 | 16,5000 |
            | PT-OLEO | 12,5 | 0 | 12,5 | R$ 290,00 | 23,2000 |
            | PT-JUNTA | 1 | 0 | 1 | R$ 187,25 | 187,2500 |
            """;
        foreach (var row in shelf.Rows()) await Shop.Stock(row[0], row[1], row[4]);
        await Two_rings_are_promised_to_somebody_else();
        shelf.Says(await Shop.Parts(shelf), p =>
            [p.Text("sku"), p.Plain("onHand"), p.Plain("reserved"), p.Plain("available"), p.Reais("value"), p.Number("average").Average()]);
        Shop.On("12/01/2026");
        account = await Shop.Account("Banco Serra", "R$ 2.500,00", "01/01/2026");
    }

    /// In December, so that the counters of 2026 start at 1.
    private async Task Two_rings_are_promised_to_somebody_else()
    {
        var other = await Shop.Order(await Shop.Customer("Outro Cliente"), Vetor, "MONTAGEM");
        var offer = await Shop.Budget(lia, other, """
            | code | qty | unit price |
            |---|---|---|
            | PT-ANEL050 | 2 | R$ 236,45 |
            """);
        await Shop.Decide(await Shop.Send(lia, offer.Id()), 1, "30/11/2026");
        var rings = (await Shop.Reservations(other, 1))["PT-ANEL050"];
        await davi.Post($"inventory/reservations/{rings.Id()}/extend", new { until = "30/06/2026".Day() });
    }

    private async Task Checked_in_and_measured()
    {
        var customer = await Shop.Customer("Tomé Arruda", "900.100.200-55");
        job = await Shop.Order(lia, customer, Vetor, ["BLOCO", "VIRABREQUIM", "CABECOTE", "MONTAGEM"], promisedOn: "06/03/2026".Day());
        Assert.Equal("OS-2026-00001", job.Number);

        var block = await Shop.Measure(rui, job, "BLOCO", "SB-01", """
            | bore | A X | A Y | B X | B Y | C X | C Y |
            |---|---|---|---|---|---|---|
            | Cilindro 1 | 76,552 | 76,536 | 76,545 | 76,535 | 76,530 | 76,525 |
            | Cilindro 2 | 76,604 | 76,577 | 76,588 | 76,569 | 76,556 | 76,549 |
            | Cilindro 3 | 76,728 | 76,683 | 76,691 | 76,660 | 76,630 | 76,622 |
            | Cilindro 4 | 76,598 | 76,574 | 76,583 | 76,570 | 76,552 | 76,547 |
            """);
        var crank = await Shop.Measure(rui, job, "VIRABREQUIM", "MC-02", """
            | journal | A X | A Y | B X | B Y |
            |---|---|---|---|---|
            | Fixo 1 | 49,985 | 49,983 | 49,984 | 49,982 |
            | Fixo 2 | 49,980 | 49,976 | 49,979 | 49,977 |
            | Fixo 3 | 49,971 | 49,962 | 49,969 | 49,961 |
            | Fixo 4 | 49,977 | 49,973 | 49,978 | 49,975 |
            | Fixo 5 | 49,988 | 49,986 | 49,987 | 49,985 |
            | Móvel 1 | 41,982 | 41,976 | 41,980 | 41,977 |
            | Móvel 2 | 41,755 | 41,741 | 41,752 | 41,744 |
            | Móvel 3 | 41,983 | 41,979 | 41,981 | 41,978 |
            | Móvel 4 | 41,984 | 41,980 | 41,983 | 41,979 |
            """);
        var head = await Shop.Measure(rui, job, "CABECOTE", "MC-02", """
            | head | 1 | 2 | 3 | 4 | 5 | 6 | 7 |
            |---|---|---|---|---|---|---|---|
            | Cabeçote | 0,020 | 0,030 | 0,025 | 0,015 | 0,010 | 0,030 | 0,020 |
            """);
        """
            | feature | max | min | wear | ovality | taper | verdict |
            |---|---|---|---|---|---|---|
            | Cilindro 1 | 76,552 | 76,525 | 0,052 | 0,016 | 0,022 | AT_LIMIT |
            | Cilindro 2 | 76,604 | 76,549 | 0,104 | 0,027 | 0,048 | OUT |
            | Cilindro 3 | 76,728 | 76,622 | 0,228 | 0,045 | 0,098 | OUT |
            | Cilindro 4 | 76,598 | 76,547 | 0,098 | 0,024 | 0,046 | OUT |
            | Fixo 1 | 49,985 | 49,982 | 0,018 | 0,002 | 0,001 | OK |
            | Fixo 2 | 49,980 | 49,976 | 0,024 | 0,004 | 0,001 | AT_LIMIT |
            | Fixo 3 | 49,971 | 49,961 | 0,039 | 0,009 | 0,002 | OUT |
            | Fixo 4 | 49,978 | 49,973 | 0,027 | 0,004 | 0,002 | AT_LIMIT |
            | Fixo 5 | 49,988 | 49,985 | 0,015 | 0,002 | 0,001 | OK |
            | Móvel 1 | 41,982 | 41,976 | 0,024 | 0,006 | 0,002 | AT_LIMIT |
            | Móvel 2 | 41,755 | 41,741 | 0,259 | 0,014 | 0,003 | OUT |
            | Móvel 3 | 41,983 | 41,978 | 0,022 | 0,004 | 0,002 | AT_LIMIT |
            | Móvel 4 | 41,984 | 41,979 | 0,021 | 0,004 | 0,001 | AT_LIMIT |
            """.Says([.. block.List("features"), .. crank.List("features")],
            f => [f.Named(), f.Mm("max"), f.Mm("min"), f.Mm("wear"), f.Mm("ovality"), f.Mm("taper"), f.Verdict()]);
        """
            | decision | worst reading | with clean-up | result |
            |---|---|---|---|
            | Bore | 76,728 | 76,768 | **+0,50** |
            | MainJournal | 49,961 | 49,931 | **−0,25** |
            | Crankpin | 41,741 | 41,711 | **−0,50** |
            """.Says([.. block.List("repairs"), .. crank.List("repairs")], r => [r.Text("feature"), r.Mm("worst"), r.Mm("withCleanUp"), r.Decided()]);
        Assert.Equal(("OUT", "OUT", "OK"), (block.Verdict(), crank.Verdict(), head.Verdict()));

        var diagnosis = await lia.Post($"diagnostics/orders/{job.Id}/complete");
        Assert.Equal("OUT", diagnosis.Verdict());
        """
            | suggested | qty |
            |---|---|
            | PT-ANEL050 | 1 |
            | PT-BRB050 | 1 |
            | PT-BRM025 | 1 |
            | PT-PIST050 | 1 |
            | SV-101 | 4 |
            | SV-201 | 5 |
            | SV-202 | 4 |
            """.Says(diagnosis.List("suggestions").OrderBy(s => s.Text("code")), s => [s.Text("code"), s.Plain("quantity")]);
    }

    private static JsonElement Component(JsonElement order, string kind) => order.List("components").Single(c => c.Text("kind") == kind);
}

using System.Text.Json;

namespace Biela.Acceptance.Tests.Stories;

/// <summary>A05. O orçamento mudou: a versão velha não vale e não muda.</summary>
public class A05_The_offer_changed() : Story("02/03/2026")
{
    private const string FirstVersion = """
        | line | qty | unit | total |
        |---|---|---|---|
        | SV-301 | 1 | R$ 214,60 | R$ 214,60 |
        | SV-302 | 1 | R$ 412,50 | R$ 412,50 |
        | PT-VALV | 8 | R$ 27,35 | R$ 218,80 |
        | PT-GUIA | 8 | R$ 11,90 | R$ 95,20 |
        """;

    private const string SecondVersion = """
        | line | qty | unit | total | share of discount | net |
        |---|---|---|---|---|---|
        | SV-301 | 1 | R$ 214,60 | R$ 214,60 | R$ 6,40 | R$ 208,20 |
        | SV-302 | 1 | R$ 412,50 | R$ 412,50 | R$ 12,29 | R$ 400,21 |
        | PT-VALV | 4 | R$ 29,10 | R$ 116,40 | R$ 3,47 | R$ 112,93 |
        | PT-GUIA | 8 | R$ 11,90 | R$ 95,20 | R$ 2,84 | R$ 92,36 |
        """;

    private static readonly Motor Vetor = new("Aurora Vetor 1.6 8V");
    private Person lia = null!;
    private Job job = null!;
    private Guid budget, late, tooLate;
    private string first = "", lastMinute = "", oneMinuteLater = "";
    private JsonElement[] seenFirst = [], seenLater = [];

    [Fact]
    public async Task Only_the_current_version_can_be_approved_and_no_version_changes()
    {
        await The_shop_before();
        await Sent_on_the_second_of_March();
        await Replaced_on_the_twelfth();
        await Approved_on_the_thirteenth();
        await Every_version_prints_as_it_was_sent();
        await The_last_day_ends_at_midnight_in_the_shop();
        await Shop.BooksAgree();
    }

    private async Task The_shop_before()
    {
        lia = await Shop.Hire("Lia Prado", "Consultor");
        await Shop.Owner.Put("budgets/settings", new { validityDays = 15 });
        await Shop.Stock("PT-VALV", "12", "R$ 198,00");
        await Shop.Stock("PT-GUIA", "20", "R$ 110,00");
        await Price("SV-301", "R$ 214,60", "01/01/2026");
        await Price("SV-302", "R$ 412,50", "01/01/2026");
        await Price("PT-GUIA", "R$ 11,90", "01/01/2026");
        await Price("PT-VALV", "R$ 27,35", "01/01/2026");
        await Price("PT-VALV", "R$ 29,10", "11/03/2026");
    }

    private async Task Sent_on_the_second_of_March()
    {
        job = await Shop.Order(await Shop.Customer("Tomé Arruda"), Vetor, "CABECOTE");
        budget = (await Shop.Budget(lia, job, """
            | line | qty |
            |---|---|
            | SV-301 | 1 |
            | SV-302 | 1 |
            | PT-VALV | 8 |
            | PT-GUIA | 8 |
            """)).Id();
        first = await Shop.Send(lia, budget);
        seenFirst = (await Shop.Anybody.Get($"budgets/links/{first}")).List("lines");
        Assert.Equal(("OS-2026-00001", "ORC-2026-00001"), (job.Number, (await lia.Get($"budgets/{budget}")).Text("number")));
        await Person.Refused("budget-frozen", () => Shop.Lines(lia, budget, FirstVersion, "R$ 10,00"));

        Shop.On("02/03/2026 16:00");
        (late, lastMinute) = await Another("OS-2026-00002", "ORC-2026-00002");
        (tooLate, oneMinuteLater) = await Another("OS-2026-00003", "ORC-2026-00003");
        seenLater = (await Shop.Anybody.Get($"budgets/links/{oneMinuteLater}")).List("lines");
    }

    private async Task Replaced_on_the_twelfth()
    {
        Shop.On("12/03/2026");
        Assert.Equal(2, (await lia.Post($"budgets/{budget}/revise")).Number("version"));
        await Shop.Lines(lia, budget, """
            | line | qty |
            |---|---|
            | SV-301 | 1 |
            | SV-302 | 1 |
            | PT-VALV | 4 |
            | PT-GUIA | 8 |
            """, "R$ 25,00");
    }

    private async Task Approved_on_the_thirteenth()
    {
        var second = await Shop.Send(lia, budget);
        Shop.On("13/03/2026");
        await Person.Refused("budget-replaced", () => Shop.Anybody.Get($"budgets/links/{first}"));
        var refused = await Person.Refused("budget-replaced", () => Shop.Answer(first, seenFirst, 2, "30/03/2026"));
        Assert.Equal("Este orçamento foi substituído pela versão 2. Peça o novo link à oficina.", refused.Why);

        // The customer's phone sends it three times.
        for (var press = 0; press < 3; press++)
        {
            var approved = await Shop.Decide(second, 2, "30/03/2026");
            Assert.Equal(("AprovadoTotal", "R$ 813,70"), (approved.Budget(), approved.Reais("approvedTotal")));
        }
        """
            | due | amount |
            |---|---|
            | 30/03/2026 | R$ 406,85 |
            | 30/04/2026 | R$ 406,85 |
            """.Says(await Shop.Titles(job, 2), t => [t.Day("dueOn"), t.Reais("amount")]);
        """
            | part | needed | reserved |
            |---|---|---|
            | PT-GUIA | 8 | 8 |
            | PT-VALV | 4 | 4 |
            """.Says((await Shop.Reservations(job, 2)).Values.OrderBy(r => r.Text("sku")), r => [r.Text("sku"), r.Plain("needed"), r.Plain("reserved")]);
        Assert.Equal("4", (await Shop.Part("PT-VALV")).Plain("reserved"));
    }

    private async Task Every_version_prints_as_it_was_sent()
    {
        await Price("PT-VALV", "R$ 35,00", "14/03/2026");
        Shop.On("14/03/2026");
        """
            | version | state | gross | discount | total |
            |---|---|---|---|---|
            | 1 | Substituido | R$ 941,10 | R$ 0,00 | R$ 941,10 |
            | 2 | AprovadoTotal | R$ 838,70 | R$ 25,00 | R$ 813,70 |
            """.Says((await lia.Get($"budgets/{budget}/versions")).List(), v =>
            [v.Plain("version"), v.Budget(), v.Reais("gross"), v.Reais("discount"), v.Reais("total")]);
        FirstVersion.Says((await lia.Get($"budgets/{budget}/versions/1")).List("lines"),
            l => [l.Text("code"), l.Plain("quantity"), l.Reais("unitPrice"), l.Reais("total")]);
        SecondVersion.Says((await lia.Get($"budgets/{budget}/versions/2")).List("lines"),
            l => [l.Text("code"), l.Plain("quantity"), l.Reais("unitPrice"), l.Reais("total"), l.Reais("share"), l.Reais("net")]);
    }

    private async Task The_last_day_ends_at_midnight_in_the_shop()
    {
        Shop.On("17/03/2026 23:59");
        Assert.Equal("AprovadoTotal", (await Shop.Decide(lastMinute, 1, "30/03/2026")).Budget());
        Shop.On("18/03/2026 00:00");
        var refused = await Person.Refused("budget-expired", () => Shop.Answer(oneMinuteLater, seenLater, 1, "30/03/2026"));
        Assert.Contains("valia até 17/03/2026", refused.Why);
        Assert.Equal(("AprovadoTotal", "Expirado"), ((await lia.Get($"budgets/{late}")).Budget(), (await lia.Get($"budgets/{tooLate}")).Budget()));
    }

    private async Task<(Guid Budget, string Link)> Another(string order, string number)
    {
        var other = await Shop.Order(await Shop.Customer($"Cliente da {order}"), Vetor, "CABECOTE");
        var draft = await Shop.Budget(lia, other, """
            | line | qty |
            |---|---|
            | SV-301 | 1 |
            """);
        Assert.Equal((order, number), (other.Number, draft.Text("number")));
        return (draft.Id(), await Shop.Send(lia, draft.Id()));
    }

    private async Task Price(string code, string price, string from)
    {
        var kind = code.StartsWith("SV") ? "Service" : "Part";
        await Shop.Owner.Put($"budgets/catalogue/{code}", new { kind, description = code, price = price.Number(), validFrom = from.Day() });
    }
}

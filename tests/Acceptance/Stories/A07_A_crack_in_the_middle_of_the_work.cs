using System.Text.Json;

namespace Biela.Acceptance.Tests.Stories;

/// <summary>
/// A07. Achou trinca no meio do serviço: orçamento complementar. What was approved binds both, the extra needs its own approval. Steps belong to
/// kinds of parts, not to services, so that the step of SV-115 waits for its approval cannot be told yet.
/// </summary>
public class A07_A_crack_in_the_middle_of_the_work() : Story("04/05/2026")
{
    private Person lia = null!, rui = null!;
    private Job job = null!;
    private Guid first, supplement;
    private string link = "";

    [Fact]
    public async Task The_extra_needs_its_own_approval_and_changes_nothing_of_the_first()
    {
        await Approved_and_in_production();
        await The_supplement_sent();
        await The_supplement_approved_in_part();
        await Nothing_is_approved_twice();
        await The_first_budget_is_as_it_was();
        await Shop.BooksAgree();
    }

    private async Task Approved_and_in_production()
    {
        (lia, rui) = (await Shop.Hire("Lia Prado", "Consultor"), await Shop.Hire("Rui Sena", "Metrologista"));
        await Shop.Stock("PT-PIST025", "1", "R$ 431,00");
        await Shop.Stock("PT-PARAF", "40", "R$ 120,00");
        await Shop.Stock("PT-SELO", "30", "R$ 60,00");
        job = await Shop.Order(await Shop.Customer("Tomé Arruda"), new("Aurora Vetor 1.6 8V"), "BLOCO", "CABECOTE");
        first = (await Shop.Budget(lia, job, """
            | code | qty | unit price |
            |---|---|---|
            | SV-101 | 4 | R$ 164,30 |
            | SV-401 | 1 | R$ 890,00 |
            | PT-PIST025 | 1 | R$ 698,40 |
            """)).Id();
        var approved = await Shop.Decide(await Shop.Send(lia, first), 2, "05/06/2026");
        Assert.Equal(("AprovadoTotal", "R$ 2.245,60"), (approved.Budget(), approved.Reais("approvedTotal")));
        await Shop.Reservations(job, 1);
        await lia.Until($"orders/{job.Id}", o => o.Reais("approvedTotal") == "R$ 2.245,60");
        await Shop.Work(rui, job, "BLOCO", before: "honing");
        Assert.Equal("InProduction", (await lia.Get($"orders/{job.Id}")).Text("status"));
    }

    private async Task The_supplement_sent()
    {
        Shop.On("11/05/2026");
        supplement = (await Shop.Budget(lia, job, """
            | code | qty | unit price |
            |---|---|---|
            | SV-115 | 1 | R$ 386,70 |
            | PT-SELO | 6 | R$ 4,85 |
            | PT-PARAF | 10 | R$ 7,33 |
            """, "R$ 10,00", supplementary: true)).Id();
        link = await Shop.Send(lia, supplement);
        var sent = await lia.Get($"budgets/{supplement}");
        Assert.Equal(("ORC-2026-00002", job.Number, "Enviado"), (sent.Text("number"), sent.Text("orderNumber"), sent.Budget()));
        Assert.True(sent.Flag("supplementary"));
        """
            | line | qty | unit | total | share | net |
            |---|---|---|---|---|---|
            | SV-115 | 1 | R$ 386,70 | R$ 386,70 | R$ 7,91 | R$ 378,79 |
            | PT-SELO | 6 | R$ 4,85 | R$ 29,10 | R$ 0,59 | R$ 28,51 |
            | PT-PARAF | 10 | R$ 7,33 | R$ 73,30 | R$ 1,50 | R$ 71,80 |
            """.Says(sent.List("lines"), l => [l.Text("code"), l.Plain("quantity"), l.Reais("unitPrice"), l.Reais("total"), l.Reais("share"), l.Reais("net")]);
        // The other parts never stop.
        await Shop.Work(rui, job, "CABECOTE", before: "ready");
    }

    private async Task The_supplement_approved_in_part()
    {
        Shop.On("12/05/2026");
        var approved = await Shop.Decide(link, 1, "05/07/2026", refusing: ["PT-SELO"]);
        Assert.Equal(("AprovadoParcial", "R$ 450,59"), (approved.Budget(), approved.Reais("approvedTotal")));
        """
            | title | due | amount |
            |---|---|---|
            | 1/2 | 05/06/2026 | R$ 1.122,80 |
            | 1/1 | 05/07/2026 | R$ 450,59 |
            | 2/2 | 05/07/2026 | R$ 1.122,80 |
            """.Says(await Shop.Titles(job, 3), t => [$"{t.Number("installment")}/{t.Number("of")}", t.Day("dueOn"), t.Reais("amount")]);
        """
            | part | needed | reserved |
            |---|---|---|
            | PT-PARAF | 10 | 10 |
            | PT-PIST025 | 1 | 1 |
            """.Says((await Shop.Reservations(job, 2)).Values.OrderBy(r => r.Text("sku")), r => [r.Text("sku"), r.Plain("needed"), r.Plain("reserved")]);
        await lia.Until($"orders/{job.Id}", o => o.Reais("approvedTotal") == "R$ 2.696,19");
    }

    private async Task Nothing_is_approved_twice()
    {
        const string again = """
            | code | qty | unit price |
            |---|---|---|
            | SV-101 | 4 | R$ 164,30 |
            """;
        await Person.Refused("budget-frozen", () => Shop.Lines(lia, supplement, again));
        await Person.Refused("already-approved", () => Shop.Budget(lia, job, again, supplementary: true));
        await Person.Refused("already-approved", () => Shop.Budget(lia, job, again.Replace("SV-101", "SV-115"), supplementary: true));
        // The press that comes again with the refused line approved is another answer.
        await Person.Refused("already-decided", () => Shop.Decide(link, 1, "05/07/2026"));
        Assert.Equal(3, (await Shop.Titles(job, 3)).Length);
        Assert.Equal("R$ 2.696,19", (await lia.Get($"orders/{job.Id}")).Reais("approvedTotal"));
    }

    private async Task The_first_budget_is_as_it_was()
    {
        var kept = await lia.Get($"budgets/{first}");
        Assert.Equal(("ORC-2026-00001", "AprovadoTotal", "R$ 2.245,60"), (kept.Text("number"), kept.Budget(), kept.Of("approved").Reais("total")));
        Assert.Equal("0", (await Shop.Part("PT-SELO")).Plain("reserved"));
    }
}

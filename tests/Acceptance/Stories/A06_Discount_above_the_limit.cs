using System.Text.Json;

namespace Biela.Acceptance.Tests.Stories;

/// <summary>A06. Desconto acima do limite: equal to the limit is allowed, a centavo more needs somebody else, and nobody approves himself.</summary>
public class A06_Discount_above_the_limit() : Story("06/04/2026")
{
    private const string Offer = """
        | line | qty | unit | total |
        |---|---|---|---|
        | SV-101 | 4 | R$ 164,30 | R$ 657,20 |
        | SV-201 | 5 | R$ 108,70 | R$ 543,50 |
        | SV-401 | 1 | R$ 890,00 | R$ 890,00 |
        | PT-PIST025 | 1 | R$ 698,40 | R$ 698,40 |
        | PT-BRM025 | 1 | R$ 189,75 | R$ 189,75 |
        | PT-JUNTA | 1 | R$ 289,55 | R$ 289,55 |
        """;

    private const string Waiting = "AguardandoAprovacaoInterna";
    private Person lia = null!, otto = null!, vera = null!, celina = null!;
    private Guid customer;

    [Fact]
    public async Task Each_role_has_its_limit_and_nobody_decides_an_own_request()
    {
        await The_shop_before();
        await Case_1_exactly_the_limit_is_sent();
        await Cases_2_to_4_a_centavo_more_is_decided_by_the_manager();
        await Cases_5_and_6_the_manager_has_a_limit_too();
        await Cases_7_and_8_line_and_header_discounts_count_together();
        await Case_9_the_total_may_not_be_negative();
        await Case_10_a_raise_takes_the_approval_away();
        await Shop.BooksAgree();
    }

    private async Task The_shop_before()
    {
        (lia, otto) = (await Shop.Hire("Lia", "Consultor"), await Shop.Hire("Otto", "Gerente"));
        (vera, celina) = (await Shop.Hire("Vera", "Gerente"), Shop.Owner);
        customer = await Shop.Customer("Tomé Arruda");
        foreach (var part in new[] { "PT-PIST025", "PT-BRM025", "PT-JUNTA" }) await Shop.Stock(part, "0");
        var gross = Offer.Sheet().Sum(row => row["total"].Number());
        Assert.Equal("R$ 3.268,40", gross.Reais());
        List<decimal> limits = [];
        foreach (var person in new[] { lia, otto, celina }) limits.Add((await person.Get("auth/me")).Number("discountLimit"));
        """
            | limit % | limit R$ |
            |---|---|
            | 5 | R$ 163,42 |
            | 15 | R$ 490,26 |
            | 30 | R$ 980,52 |
            """.Says(limits, percent => [percent.Plain(), (gross * percent / 100).Reais()]);
    }

    private async Task Case_1_exactly_the_limit_is_sent()
    {
        var budget = await Asks(lia, "R$ 163,42");
        await Shop.Send(lia, budget);
        Assert.Equal("Enviado", await State(budget));
    }

    private async Task Cases_2_to_4_a_centavo_more_is_decided_by_the_manager()
    {
        var budget = await Asks(lia, "R$ 163,43");
        Assert.Equal(Waiting, await State(budget));
        await Person.Refused("discount-needs-approval", () => lia.Post($"budgets/{budget}/send"));
        Assert.Equal(JsonValueKind.Null, (await lia.Get($"budgets/{budget}")).Of("sentAt").ValueKind);

        var refused = await Assert.ThrowsAsync<Refusal>(() => Decides(lia, budget));
        Assert.Equal(403, refused.Status);
        Assert.Equal(Waiting, await State(budget));

        await Decides(otto, budget);
        var note = Assert.Single((await lia.Get($"budgets/{budget}")).List("history"), n => n.Text("who") == "Otto");
        Assert.Equal("Aprovou o desconto de R$ 163,43", note.Text("what"));
        Assert.Equal("06/04/2026", note.Of("at").GetDateTimeOffset().ToOffset(TimeSpan.FromHours(-3)).Date.ToString("dd/MM/yyyy"));
        await Shop.Send(lia, budget);
        Assert.Equal("Enviado", await State(budget));
    }

    private async Task Cases_5_and_6_the_manager_has_a_limit_too()
    {
        var exactly = await Asks(otto, "R$ 490,26");
        await Shop.Send(otto, exactly);
        Assert.Equal("Enviado", await State(exactly));

        var more = await Asks(otto, "R$ 490,27");
        Assert.Equal(Waiting, await State(more));
        await Person.Refused("author-may-not-decide", () => Decides(otto, more));
        await Person.Refused("discount-above-limit", () => Decides(vera, more));
        await Decides(celina, more);
        await Shop.Send(otto, more);
        Assert.Equal("Enviado", await State(more));
    }

    private async Task Cases_7_and_8_line_and_header_discounts_count_together()
    {
        var budget = await Asks(lia, "R$ 123,42", ("SV-401", "R$ 40,00"));
        await Shop.Send(lia, budget);
        var sent = await lia.Get($"budgets/{budget}");
        Assert.Equal(("Enviado", "R$ 163,42", "R$ 3.104,98"), (sent.Budget(), sent.Reais("allDiscounts"), sent.Reais("total")));
        """
            | line | total after line discount | share | net |
            |---|---|---|---|
            | SV-101 | R$ 657,20 | R$ 25,12 | R$ 632,08 |
            | SV-201 | R$ 543,50 | R$ 20,78 | R$ 522,72 |
            | SV-401 | R$ 850,00 | R$ 32,50 | R$ 817,50 |
            | PT-PIST025 | R$ 698,40 | R$ 26,70 | R$ 671,70 |
            | PT-BRM025 | R$ 189,75 | R$ 7,25 | R$ 182,50 |
            | PT-JUNTA | R$ 289,55 | R$ 11,07 | R$ 278,48 |
            """.Says(sent.List("lines"), l => [l.Text("code"), l.Reais("total"), l.Reais("share"), l.Reais("net")]);

        Assert.Equal(Waiting, await State(await Asks(lia, "R$ 123,43", ("SV-401", "R$ 40,00"))));
    }

    private async Task Case_9_the_total_may_not_be_negative() => await Person.Refused("negative-total", () => Asks(celina, "R$ 3.268,41"));

    private async Task Case_10_a_raise_takes_the_approval_away()
    {
        var budget = await Asks(lia, "R$ 163,43");
        await Decides(otto, budget);
        Assert.Equal("Rascunho", await State(budget));
        await Shop.Lines(lia, budget, Offer, "R$ 173,43");
        Assert.Equal(Waiting, await State(budget));
        await Person.Refused("discount-needs-approval", () => lia.Post($"budgets/{budget}/send"));
    }

    /// The discount asked for on a budget of its own.
    private async Task<Guid> Asks(Person who, string header, params (string Code, string Discount)[] lines)
    {
        var job = await Shop.Order(customer, new("Aurora Vetor 1.6 8V"), "BLOCO");
        var budget = (await Person.Soon(() => who.Post("budgets", new { orderId = job.Id }))).Id();
        await Shop.Lines(who, budget, Offer, header, lines);
        return budget;
    }

    private static Task<JsonElement> Decides(Person who, Guid budget) => who.Post($"budgets/{budget}/internal-approval", new { approve = true });

    private async Task<string> State(Guid budget) => (await lia.Get($"budgets/{budget}")).Budget();
}

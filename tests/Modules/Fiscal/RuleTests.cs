using Biela.Contracts.Fiscal;
using Biela.Fisco;
using Biela.Kernel;
using Biela.Modules.Fiscal;
using Biela.Modules.Fiscal.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Biela.Modules.Tests.Fiscal;

/// <summary>The shop adds what the tables could not know, and is told before a note fails for want of it.</summary>
public sealed class RuleTests : BookTest
{
    private static readonly DateOnly NewYear = new(2027, 1, 1);
    private static readonly OwnRuleFacts Cbs = new(TaxTopic.Cbs, NewYear, "Resolução do Senado 1/2026", Percent.Of(8.8125m));

    [Fact]
    public async Task A_note_of_2027_is_written_with_the_rate_of_CBS_that_the_shop_added()
    {
        await Become(TaxRegime.Presumed);
        Clock.Now = new(2026, 12, 1, 15, 0, 0, TimeSpan.Zero);
        Assert.Equal([(TaxTopic.Cbs, NewYear, "a alíquota de referência da CBS")], (await Listed()).Missing.Select(m => (m.Topic, m.Since, m.Name)));
        Assert.Equal("Falta a alíquota de referência da CBS em 04/01/2027 para o lucro presumido. Cadastre em Regras fiscais.",
            (await Refused(() => Written(new(2027, 1, 4)))).Message);

        var added = await Add(Cbs);
        Assert.Empty((await Listed()).Missing);
        var note = await Written(new(2027, 1, 4));
        Assert.Equal((Percent.Of(8.8125m), $"{added.Id:N}"), note.Lines[0].IbsCbs!.Amounts!.Cbs is var cbs ? (cbs.Nominal, cbs.Charge.Rule) : default);
        // The year before goes on by its own rates.
        Assert.Equal(Percent.Of(0.9m), (await Written(new(2026, 12, 31))).Lines[0].IbsCbs!.Amounts!.Cbs.Nominal);
        // The one that began last counts, from its day on.
        await Add(Cbs with { From = new(2027, 7, 1), Rate = Percent.Of(9) });
        Assert.Equal(Percent.Of(9), (await Written(new(2027, 7, 1))).Lines[0].IbsCbs!.Amounts!.Cbs.Nominal);
        Assert.Equal(Percent.Of(8.8125m), (await Written(new(2027, 6, 30))).Lines[0].IbsCbs!.Amounts!.Cbs.Nominal);
    }

    [Fact]
    public async Task What_contradicts_itself_is_refused_by_name()
    {
        await Become(TaxRegime.Presumed);
        foreach (var (rule, message) in Wrong) Assert.Equal(message, (await Refused(() => Add(rule))).Message);
        Assert.Empty((await Listed()).Shop);
    }

    private static (OwnRuleFacts Rule, string Message)[] Wrong =>
    [
        (Cbs with { Topic = TaxTopic.Sublimit }, "rule.topic: este valor vem da lei do Simples e não se muda aqui."),
        (Cbs with { Until = new(2026, 12, 31) }, "rule.until: o fim vem antes do começo."),
        (Cbs with { Rate = null }, "rule.rate: informe a alíquota, ou diga que não incide."),
        (Cbs with { Levied = false }, "rule.rate: o que não incide não tem alíquota."),
        (Cbs with { Rate = Percent.Of(100.0001m) }, "rule.rate: vai de 0 a 100 %."),
        (Cbs with { Ncm = "8409" }, "rule.ncm: esta regra não depende disto."),
        (Cbs with { Topic = TaxTopic.IcmsInternal }, "rule.toUf: esta regra precisa disto."),
        (Cbs with { Topic = TaxTopic.IcmsInternal, ToUf = "XX" }, "rule.toUf: não há UF XX."),
        (Cbs with { Topic = TaxTopic.Mva, ToUf = "SP", Rate = Percent.Of(71.78m) }, "rule.ncm: informe o NCM ou o CEST."),
        (Cbs with { Topic = TaxTopic.Iss }, "rule.city: esta regra precisa disto."),
        (Cbs with { Topic = TaxTopic.Irrf, Limit = Money.Of(-1) }, "rule.limit: não pode ser negativo."),
        // Without its own the law's ten reais would be gone.
        (Cbs with { Topic = TaxTopic.Irrf }, "rule.limit: esta regra precisa disto."),
        (Cbs with { Topic = TaxTopic.IcmsReduction, ToUf = "SP", Ncm = "" }, "rule.topic: deixe fora o que não restringe a regra."),
    ];

    [Fact]
    public async Task A_rule_that_would_never_count_is_refused_with_the_one_that_would()
    {
        await Become(TaxRegime.Presumed);
        var imported = new OwnRuleFacts(TaxTopic.IcmsInterstate, NewYear, "Convênio de teste", Percent.Of(7), FromUf: "SP", ToUf: "BA");
        // From São Paulo to Bahia the nation's own rule is as narrow, and older.
        await Add(imported with { Rate = Percent.Of(6) });
        var refused = await Refused(() => Add(imported with { FromUf = null }));
        Assert.Equal("rule-without-effect", refused.Code);
        Assert.Contains("Convênio de teste", refused.Message);
    }

    [Fact]
    public async Task A_rule_that_has_begun_only_ends_and_one_that_has_not_is_taken_back()
    {
        await Become(TaxRegime.Presumed);
        Clock.Now = new(2026, 12, 1, 15, 0, 0, TimeSpan.Zero);
        var (coming, begun) = (await Add(Cbs), await Add(new(TaxTopic.Iss, new(2026, 11, 1), "Lei municipal 7/2026", Percent.Of(3), City: "3550308")));
        Assert.Equal("rule-in-force", (await Refused(() => Remove(begun.Id))).Code);
        await Remove(coming.Id);
        Assert.Equal("until: o que já valeu não muda; encerre a regra de ontem em diante.", (await Refused(() => End(begun, new(2026, 11, 29)))).Message);
        Assert.Equal("until: a regra só começa em 01/11/2026.", (await Refused(() => End(begun, new(2026, 10, 31)))).Message);
        await End(begun, new(2026, 11, 30));
        Assert.Equal("changed-meanwhile", (await Refused(() => End(begun, new(2026, 12, 31)))).Code);
        Clock.Now = new(2026, 12, 10, 15, 0, 0, TimeSpan.Zero);
        Assert.Equal("rule-ended", (await Refused(async () => await End(Assert.Single((await Listed()).Shop), new(2026, 12, 31)))).Code);
        Clock.Now = new(2026, 12, 1, 15, 0, 0, TimeSpan.Zero);
        var kept = Assert.Single((await Listed()).Shop);
        Assert.Equal((true, true, new DateOnly(2026, 11, 30)), (kept.Begun, kept.Ended, kept.Facts.Until!.Value));
        // Of another shop there is none.
        Tenant = Guid.CreateVersion7();
        Assert.Empty((await Listed()).Shop);
        Assert.Equal("not-found", (await Refused(() => End(kept, NewYear))).Code);
    }

    [Fact]
    public async Task A_rate_of_its_own_that_ends_with_nothing_to_follow_is_missing_too()
    {
        await Become(TaxRegime.Presumed);
        Clock.Now = new(2026, 11, 1, 15, 0, 0, TimeSpan.Zero);
        var iss = new OwnRuleFacts(TaxTopic.Iss, new(2026, 1, 1), "Lei municipal 7/2026", Percent.Of(3), Until: new(2026, 11, 30), City: "3550308");
        await Add(iss);
        Assert.Contains((TaxTopic.Iss, new DateOnly(2026, 12, 1)), (await Listed()).Missing.Select(m => (m.Topic, m.Since)));
        await Add(iss with { From = new(2026, 12, 1), Until = null, Rate = Percent.Of(4) });
        Assert.DoesNotContain((await Listed()).Missing, m => m.Topic == TaxTopic.Iss);
    }

    [Fact]
    public async Task The_shop_is_told_in_time_that_a_rule_ends_and_no_more_once_it_has_another()
    {
        await Become(TaxRegime.Simples);
        Clock.Now = new(2026, 10, 20, 15, 0, 0, TimeSpan.Zero);
        await Do(async (db, s) => { await db.BeginWatch(s.GetRequiredService<Tenant>().Today(Clock), default); await db.SaveChangesAsync(); });
        for (; Clock.Now < new DateTimeOffset(2026, 12, 20, 0, 0, 0, TimeSpan.Zero); Clock.Now += TimeSpan.FromDays(1)) await NextDay();
        Assert.Equal([60, 30, 15], (await Published<FiscalRuleEnding>()).Select(told => told.Days));
        Assert.All(await Published<FiscalRuleEnding>(), told => Assert.Equal(("Cbs", NewYear), (told.Topic, told.Since)));
        // Off over Christmas: of what was missed the last notice is given.
        Clock.Now = new(2026, 12, 31, 15, 0, 0, TimeSpan.Zero);
        await NextDay();
        Assert.Equal(1, (await Published<FiscalRuleEnding>())[^1].Days);
        await Add(Cbs);
        Clock.Now = new(2027, 1, 2, 15, 0, 0, TimeSpan.Zero);
        await NextDay();
        Assert.Equal(4, (await Published<FiscalRuleEnding>()).Count);
    }

    private Task<ListRules.Own> Add(OwnRuleFacts rule) => Do(async (db, s) =>
        (await AddRule.Handle(new(rule), db, s.GetRequiredService<Tenant>(), Clock, default)).Value);

    private Task End(ListRules.Own rule, DateOnly until) => Do(async (db, s) =>
        await EndRule.Handle(rule.Id, new(until), new($"\"{rule.Version}\""), db, s.GetRequiredService<Tenant>(), Clock, default));

    private Task Remove(Guid id) => Do(async (db, s) => await RemoveRule.Handle(id, db, s.GetRequiredService<Tenant>(), Clock, default));

    private Task<ListRules.Response> Listed() => Ask<ListRules.Response>((db, tenant) => ListRules.Handle(db, tenant, Clock, default));

    private async Task NextDay()
    {
        var began = (await Published<FiscalDayBegan>())[^1];
        await Do(async (db, s) =>
        {
            await WatchCalendar.Handle(began, db, s.GetRequiredService<Tenant>(), Clock, default);
            await db.SaveChangesAsync();
        });
    }

    /// A set of gaskets over the counter, as the note of that day has it.
    private Task<TaxedDocument> Written(DateOnly day) => Do(async (db, _) => Taxation.Of(
        new(day, (await db.Issuer(default)).Issuer.Regime, "SP", "SP", FiscalOperation.Sale,
            [new NoteItem(new("84841000", "JG"), Quantity.One, UnitPrice.Of(100), "JG-JUNTA", "Jogo de juntas").Line()])
        {
            Model = TaxModels.Nfce, FinalConsumer = true, City = "3550308",
        }, await db.Rules(default)));
}

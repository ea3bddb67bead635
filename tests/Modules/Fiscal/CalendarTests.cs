using Biela.Contracts.Fiscal;
using Biela.Fisco;
using Biela.Kernel;
using Biela.Modules.Fiscal;
using Biela.Modules.Fiscal.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Biela.Modules.Tests.Fiscal;

/// <summary>What is due, what was done, and who is told in time.</summary>
public sealed class CalendarTests : BookTest
{
    [Fact]
    public async Task An_obligation_is_marked_as_done_once_and_can_be_opened_again()
    {
        await Become(TaxRegime.Simples);
        Clock.Now = new(2026, 12, 15, 15, 0, 0, TimeSpan.Zero);
        Assert.Null((await Listed("DAS")).Done);
        await Fulfil("das", "2026-12", "12345");
        var das = await Listed("DAS");
        Assert.Equal(("2026-11", new DateOnly(2026, 12, 21), 6, new(Clock.Now, "Lia Prado", "12345")), (das.Period, das.DueOn, das.DaysLeft, das.Done!));
        Assert.Equal("obligation-done", (await Refused(() => Fulfil("DAS", "2026-12", "6"))).Code);
        await Do(async (db, _) => await ReopenObligation.Handle("DAS", "2026-12", db, default));
        Assert.Null((await Listed("DAS")).Done);
        Assert.Equal("not-found", (await Refused(() => Fulfil("PIS-COFINS", "2026-12", null))).Code);
        Assert.StartsWith("month: ", (await Refused(() => Fulfil("DAS", "2026-99", null))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shop_is_told_five_days_before_and_on_the_day_unless_it_is_done()
    {
        await Become(TaxRegime.Simples);
        Clock.Now = new(2026, 12, 1, 15, 0, 0, TimeSpan.Zero);
        await Do(async (db, s) => { await db.BeginWatch(s.GetRequiredService<Tenant>().Today(Clock), default); await db.SaveChangesAsync(); });
        await Do(async (db, s) => { await db.BeginWatch(s.GetRequiredService<Tenant>().Today(Clock), default); await db.SaveChangesAsync(); });
        await Fulfil("PGDAS-D", "2026-12", null);
        for (var day = 1; day <= 22; day++)
        {
            Clock.Now = new(2026, 12, day, 15, 0, 0, TimeSpan.Zero);
            await Hear((await Published<FiscalDayBegan>())[^1]);
            // Heard once more, it changes nothing.
            await Hear((await Published<FiscalDayBegan>())[0]);
        }
        Assert.Equal(Enumerable.Range(1, 23).Select(day => new DateOnly(2026, 12, day)), (await Published<FiscalDayBegan>()).Select(began => began.Day));
        Assert.Equal(
        [
            ("INUTILIZACAO", 5), ("INUTILIZACAO", 0), ("EFD-REINF", 5), ("DARF-DCTFWEB", 5), ("EFD-REINF", 0), ("DAS", 5), ("DARF-DCTFWEB", 0), ("DAS", 0),
        ], (await Published<ObligationNear>()).Select(near => (near.Code, near.Days)));
    }

    [Fact]
    public async Task After_days_on_which_nobody_looked_the_last_notice_of_each_is_given()
    {
        await Become(TaxRegime.Simples);
        Clock.Now = new(2026, 12, 14, 15, 0, 0, TimeSpan.Zero);
        await Do(async (db, s) => { await db.BeginWatch(s.GetRequiredService<Tenant>().Today(Clock), default); await db.SaveChangesAsync(); });
        Clock.Now = new(2026, 12, 19, 15, 0, 0, TimeSpan.Zero);
        await Hear((await Published<FiscalDayBegan>())[0]);
        Assert.Equal([("DARF-DCTFWEB", 0), ("DAS", 5), ("EFD-REINF", 0), ("PGDAS-D", 5)],
            (await Published<ObligationNear>()).Select(near => (near.Code, near.Days)).Order());
        Assert.Equal(new DateOnly(2026, 12, 20), (await Published<FiscalDayBegan>())[^1].Day);
    }

    [Fact]
    public async Task The_end_of_a_certificate_is_told_once_at_each_term_and_not_of_one_that_was_replaced()
    {
        var start = new DateTimeOffset(2026, 1, 12, 12, 0, 0, TimeSpan.Zero);
        using var authority = new SelfIssued(start.AddDays(-1), start.AddDays(100));
        await Become(TaxRegime.Simples);
        await Upload(authority);
        var terms = await Published<CertificateTermNear>();
        Assert.Equal([60, 30, 15, 7, 1, 0], terms.Select(term => term.Days));
        Assert.All(await Do((db, _) => db.Outbox.AsNoTracking().Where(m => m.Type == typeof(CertificateTermNear).FullName).ToListAsync()),
            message => Assert.NotNull(message.NotBefore));
        foreach (var term in terms.Take(3)) await Arrive(term);
        Assert.Equal([60, 30, 15], (await Published<CertificateExpiring>()).Select(told => told.Days));
        // A server that was off hears two at once, and tells the later one.
        Clock.Now = terms[4].Ends.AddHours(-3);
        await Hear(terms[3]);
        await Hear(terms[4]);
        Assert.Equal([60, 30, 15, 1], (await Published<CertificateExpiring>()).Select(told => told.Days));

        using var renewed = new SelfIssued(start.AddDays(-1), start.AddDays(465));
        await Upload(renewed);
        await Arrive(terms[5]);
        Assert.Equal(4, (await Published<CertificateExpiring>()).Count);
        Assert.Equal(12, (await Published<CertificateTermNear>()).Count);
    }

    [Fact]
    public async Task A_certificate_near_its_end_has_fewer_terms_left_and_an_ended_one_is_told_of()
    {
        using var authority = new SelfIssued(Clock.Now.AddDays(-1), Clock.Now.AddDays(20));
        await Become(TaxRegime.Simples);
        await Upload(authority);
        var terms = await Published<CertificateTermNear>();
        Assert.Equal([15, 7, 1, 0], terms.Select(term => term.Days));
        await Arrive(terms[^1]);
        var told = Assert.Single(await Published<CertificateExpiring>());
        Assert.Equal((0, "OFICINA LTDA:06157250000116"), (told.Days, told.Holder));
    }

    private Task Upload(SelfIssued authority) => Do(async (db, s) => await UploadCertificate.Handle(
        new(Convert.ToBase64String(authority.Client(Cnpj.Parse("06157250000116"), "OFICINA LTDA", "x")), "x"),
        db, s.GetRequiredService<Keyring>(), Clock, default));

    private Task Arrive(CertificateTermNear term)
    {
        Clock.Now = term.Ends.AddDays(-term.Days);
        return Hear(term);
    }

    private Task Hear(CertificateTermNear term) => Do(async (db, _) =>
    {
        await WatchCertificate.Handle(term, db, Clock, default);
        await db.SaveChangesAsync();
    });

    private Task Hear(FiscalDayBegan began) => Do(async (db, s) =>
    {
        await WatchCalendar.Handle(began, db, s.GetRequiredService<Tenant>(), Clock, default);
        await db.SaveChangesAsync();
    });

    private async Task<ListObligations.Item> Listed(string code) =>
        (await Ask<ListObligations.Response>((db, tenant) => ListObligations.Handle("2026-12", db, tenant, Clock, default)))
            .Items.Single(item => item.Code == code);

    private Task Fulfil(string code, string month, string? receipt) => Do(async (db, s) =>
        await FulfilObligation.Handle(code, month, new(receipt), db, s.GetRequiredService<Actor>(), Clock, default));
}

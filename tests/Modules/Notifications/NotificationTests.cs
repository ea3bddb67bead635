using System.Security.Claims;
using Biela.Contracts;
using Biela.Contracts.Auth;
using Biela.Contracts.Budgets;
using Biela.Contracts.Financial;
using Biela.Contracts.Fiscal;
using Biela.Contracts.Inventory;
using Biela.Contracts.Orders;
using Biela.Contracts.Purchasing;
using Biela.Kernel;
using Biela.Modules.Notifications;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Biela.Modules.Tests.Notifications;

public class NotificationTests : ModuleTest<NotificationsModule, NotificationsDb>
{
    private static readonly Guid Id = Guid.CreateVersion7();
    private static readonly DateOnly Day = new(2026, 1, 31);
    private readonly (Guid?, string, string, Percent) lia = (Guid.CreateVersion7(), "Lia Prado", "Consultor", default);
    private readonly (Guid?, string, string, Percent) rui = (Guid.CreateVersion7(), "Rui Sena", "Metrologista", default);

    public static TheoryData<IEvent, string, string, string> Facts => new()
    {
        { new OrderCreated(Id, "OS-2026-00001", Id, "Tomé Arruda", null, new("Aurora Vetor 1.6 8V", null, 4, 5, 4), [], 3, Day, Day, "Lia Prado", null),
            "order-created", "OS-2026-00001 aberta", "Tomé Arruda: Aurora Vetor 1.6 8V, prometida para 31/01/2026." },
        { new OrderCompleted(Id, "OS-2026-00001", Id, "Tomé Arruda", Day),
            "order-completed", "OS-2026-00001 concluída", "O motor de Tomé Arruda está pronto para entrega." },
        { new OrderDelivered(Id, "OS-2026-00001", Id, "Tomé Arruda", Day, 1, 1, "Elias Couto"),
            "order-delivered", "OS-2026-00001 entregue", "Elias Couto retirou o motor de Tomé Arruda." },
        { new BudgetSent(Id, Id, "ORC-2026-00001", 1, "Tomé Arruda", 529_250, new(2026, 1, 28)),
            "budget-sent", "ORC-2026-00001 enviado", "Tomé Arruda recebeu o orçamento de R$ 5.292,50, válido até 28/01/2026." },
        { Approved(partial: true), "budget-approved",
            "ORC-2026-00001 aprovado em parte", "Elias Couto aprovou R$ 4.944,67 para a OS-2026-00001, de Tomé Arruda." },
        { Approved(partial: false), "budget-approved", "ORC-2026-00001 aprovado", "Elias Couto aprovou R$ 4.944,67 para a OS-2026-00001, de Tomé Arruda." },
        { new BudgetRejected(Id, Id, "ORC-2026-00001", 1, "vendeu o carro"), "budget-rejected", "ORC-2026-00001 recusado", "Motivo: vendeu o carro." },
        { new BudgetRejected(Id, Id, "ORC-2026-00001", 1, null), "budget-rejected", "ORC-2026-00001 recusado", "O cliente não disse por quê." },
        { new BudgetExpired(Id, Id, "ORC-2026-00001", 1),
            "budget-expired", "ORC-2026-00001 venceu", "Ninguém decidiu dentro da validade. Revise o orçamento para enviá-lo de novo." },
        { new ReservationShort(Id, Id, "OS-2026-00001", Id, "PT-VALV", "Válvula", "PC", 50_000, 3, null),
            "reservation-short", "Falta peça para a OS-2026-00001", "Faltam 5 PC de PT-VALV (Válvula)." },
        { new ReservationShort(Id, Id, "OS-2026-00001", Id, "PT-VIRA", "Virabrequim", "PC", 10_000, 3, null),
            "reservation-short", "Falta peça para a OS-2026-00001", "Falta 1 PC de PT-VIRA (Virabrequim)." },
        { new ReservationExpiring(Id, Id, "OS-2026-00001", "PT-OLEO", 35_000, Day),
            "reservation-expiring", "Reserva da OS-2026-00001 vence em 31/01/2026", "3,5 de PT-OLEO. Estenda a reserva se a peça ainda vai ser usada." },
        { new ReservationExpired(Id, Id, "OS-2026-00001", "PT-VALV", 30_000),
            "reservation-expired", "Reserva da OS-2026-00001 venceu", "3 de PT-VALV voltaram a ficar disponíveis." },
        { new GoodsReceived(Id, "REC-2026-00001", Id, "PC-2026-00001", Id, "Distribuidora Ponte Alta", Day,
            [new(Id, Id, "PT-VALV", 30_000, 5_196), new(Id, Id, "PT-RET", 10_000, 1)]),
            "goods-received", "REC-2026-00001 recebido", "Distribuidora Ponte Alta entregou 3 PT-VALV, 1 PT-RET do PC-2026-00001." },
        { Paid(Id), "payment-received", "Pagamento recebido", "Tomé Arruda pagou R$ 1.648,23 (REC-1/3) em 30/01/2026." },
        { new PaymentKeptAsCredit(Id, Id, "OS-2026-00001-1/3", Id, "Tomé Arruda", Day, 41_230, "Renegotiated"),
            "payment-kept-as-credit", "Pagamento de título encerrado",
            "Tomé Arruda pagou R$ 412,30 por OS-2026-00001-1/3, que já não deve nada; ficou como crédito do cliente. Fale com ele." },
        { new TitleOverdue(Id, "OS-2026-00001-3/3", Id, Id, "Tomé Arruda", 164_822, new(2026, 3, 31)),
            "title-overdue", "Título vencido", "Tomé Arruda deve R$ 1.648,22 (OS-2026-00001-3/3), vencido em 31/03/2026." },
        { new FiscalDocumentRejected(Id, Id, "NF-e 1/42", 233, "Rejeição: IE do destinatário não cadastrada", false, default, "/fiscal/documents/1"),
            "fiscal-document-rejected", "NF-e 1/42 rejeitada", "233: Rejeição: IE do destinatário não cadastrada" },
        { new FiscalDocumentRejected(Id, Id, "NF-e 1/42", 301, "Uso Denegado: irregularidade fiscal do emitente", true, default, "/fiscal/documents/1"),
            "fiscal-document-rejected", "NF-e 1/42 denegada", "301: Uso Denegado: irregularidade fiscal do emitente" },
        { new FiscalEventRefused(Id, Id, "NF-e 1/42", "Cancellation", 501, "Rejeição: Prazo de cancelamento superior ao previsto", "/fiscal/documents/1"),
            "fiscal-event-refused", "Cancelamento não aceito: NF-e 1/42", "501: Rejeição: Prazo de cancelamento superior ao previsto" },
        { new FiscalEventRefused(Id, Id, "NF-e 1/42", "Correction", null, "Rejeição", "/fiscal/service-notes/1"),
            "fiscal-event-refused", "Correção não aceita: NF-e 1/42", "Rejeição" },
        { new FiscalEventRefused(Id, Id, "NFC-e 1/42", "Substitution", 501, "Rejeição: Prazo", "/fiscal/documents/1"),
            "fiscal-event-refused", "Cancelamento não aceito: NFC-e 1/42", "501: Rejeição: Prazo" },
        { new FiscalDocumentReplaced(Id, Id, "NF-e 1/42", Id, "NF-e 1/43", "Voided", null, "/fiscal/documents/1"), "fiscal-document-replaced",
            "NF-e 1/42 e NF-e 1/43: resolvido", "A NF-e 1/42 não chegou à SEFAZ e o número dela foi inutilizado; a operação fica com a NF-e 1/43." },
        { new FiscalDocumentReplaced(Id, Id, "NF-e 1/42", Id, "NF-e 1/43", "Failed", "501: Prazo.", "/fiscal/documents/1"), "fiscal-document-replaced",
            "Duas notas de uma operação: NF-e 1/42 e NF-e 1/43", "A NF-e 1/42 não pôde ser desfeita. 501: Prazo. Fale hoje com a contabilidade." },
        { new ObligationNear(Id, "DAS", "DAS do Simples Nacional", new(2026, 12, 1), new(2026, 12, 21), 5), "obligation-near",
            "Faltam 5 dias: DAS do Simples Nacional", "DAS do Simples Nacional vence em 21/12/2026 e ninguém a marcou como cumprida." },
        { new ObligationNear(Id, "DAS", "DAS do Simples Nacional", new(2026, 12, 1), new(2026, 12, 21), 0), "obligation-near",
            "Vence em 21/12/2026: DAS do Simples Nacional", "DAS do Simples Nacional vence em 21/12/2026 e ninguém a marcou como cumprida." },
        { new CertificateExpiring(Id, "OFICINA LTDA", new(2026, 12, 21, 12, 0, 0, default), 1), "certificate-expiring", "Certificado digital vence em 1 dia",
            "O certificado de OFICINA LTDA vence em 21/12/2026. Providencie o novo: sem ele nenhuma nota pode ser emitida." },
        { new CertificateExpiring(Id, "OFICINA LTDA", new(2026, 12, 21, 12, 0, 0, default), 0), "certificate-expiring", "Certificado digital vencido",
            "O certificado de OFICINA LTDA venceu em 21/12/2026: nenhuma nota pode ser emitida. Compre outro e carregue-o." },
        { new FiscalRuleEnding(Id, "Cbs", "a alíquota de referência da CBS", new(2027, 1, 1), 30), "fiscal-rule-ending",
            "Faltam 30 dias: a alíquota de referência da CBS",
            "Desde 01/01/2027 nenhuma nota pode ser emitida sem a alíquota de referência da CBS. Cadastre o valor em Ajustes, Regras fiscais." },
        { new UserInvited(Id, "otto@valedocobre.com.br", "Gerente", "Celina Aguiar"),
            "user-invited", "Convite enviado", "Celina Aguiar convidou otto@valedocobre.com.br como Gerente." },
    };

    [Theory]
    [MemberData(nameof(Facts), DisableDiscoveryEnumeration = true)]
    public async Task A_fact_is_told_once_in_the_words_of_the_shop(IEvent fact, string kind, string title, string text)
    {
        for (var time = 0; time < 2; time++) await Hear(fact);
        var told = Assert.Single(await List());
        Assert.Equal((kind, title, text, false, Clock.Now), (told.Kind, told.Title, told.Text, told.Read, told.At));
        Assert.StartsWith("/", told.Link);
    }

    [Fact]
    public async Task Every_fact_that_is_heard_has_words()
    {
        Assert.Equal(new NotificationsModule().Subscriptions.Where(s => s.Handler == nameof(Notify)).Select(s => s.Event).Order(Names),
            Facts.Select(f => f.Data.Item1.GetType()).Distinct().Order(Names));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Hear(new OrderReleased(Id, "OS-2026-00001")));
    }

    /// What one fact asks for, another one does; the third is about something else.
    public static TheoryData<IEvent, IEvent, IEvent> Answers
    {
        get
        {
            var other = Guid.CreateVersion7();
            var missing = new ReservationShort(Id, Id, "OS-2026-00001", Id, "PT-VALV", "Válvula", "PC", 50_000, 3, null);
            return new()
            {
                { missing, new ReservationFilled(Id, Id, "PT-VALV", 50_000, 0), new ReservationFilled(Id, Id, "PT-VALV", 20_000, 30_000) },
                { missing, new ReservationReleased(Id, Id, "PT-VALV", 0, "cancelada"), new ReservationReleased(other, Id, "PT-VALV", 0, "cancelada") },
                { missing, Delivered(Id), Delivered(other) },
                { missing, new OrderCancelled(Id, "OS-2026-00001", "desistiu", Day), new OrderCancelled(other, "OS-2026-00002", "desistiu", Day) },
                { new OrderCompleted(Id, "OS-2026-00001", Id, "Tomé Arruda", Day), Delivered(Id), Delivered(other) },
                { new BudgetExpired(Id, Id, "ORC-2026-00001", 1), Sent(Id), Sent(other) },
                { new BudgetRejected(Id, Id, "ORC-2026-00001", 1, null), Approved(partial: false), Sent(other) },
                { new TitleOverdue(Id, "OS-2026-00001-3/3", Id, Id, "Tomé Arruda", 164_822, new(2026, 3, 31)), new TitleClosed(Id, Id, Id, "Settled"),
                    new TitleClosed(other, Id, Id, "Settled") },
                { new FiscalDocumentRejected(Id, Id, "NF-e 1/42", 233, "Rejeição", false, default, "/fiscal/documents/1"), Authorised(Id), Authorised(other) },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Answers), DisableDiscoveryEnumeration = true)]
    public async Task What_was_asked_for_and_is_done_is_news_to_nobody(IEvent asked, IEvent done, IEvent other)
    {
        await Hear(asked);
        await Settled(other);
        Assert.Contains(await List(unread: true), n => n.Kind == Wording.Of(asked, Day).Kind);
        for (var time = 0; time < 2; time++) await Settled(done);
        Assert.DoesNotContain(await List(unread: true), n => n.Kind == Wording.Of(asked, Day).Kind);
        Assert.True((await List()).Single(n => n.Kind == Wording.Of(asked, Day).Kind).Read);
    }

    private static OrderDelivered Delivered(Guid order) => new(order, "OS-2026-00001", Id, "Tomé Arruda", Day, 1, 1, "Elias Couto");

    private static BudgetSent Sent(Guid budget) => new(budget, Id, "ORC-2026-00001", 1, "Tomé Arruda", 529_250, new(2026, 1, 28));

    private static FiscalDocumentAuthorised Authorised(Guid document) => new(document, Id, "NF-e 1/42", "", null, 1, Day);

    [Fact]
    public async Task What_one_person_read_is_still_new_to_the_others()
    {
        var (first, second) = (Paid(Guid.CreateVersion7()), Paid(Guid.CreateVersion7()));
        await Hear(first);
        Clock.Now += TimeSpan.FromMinutes(1);
        await Hear(second);
        As = lia;
        var newest = (await List())[0];
        for (var press = 0; press < 2; press++) await Read(newest.Id);
        Assert.Equal([true, false], (await List()).Select(n => n.Read));
        Assert.Single(await List(unread: true));
        Assert.Equal(1, await Unread());
        As = rui;
        Assert.Equal(2, await Unread());
    }

    [Fact]
    public async Task Reading_all_leaves_what_comes_later_unread()
    {
        await Hear(Paid(Guid.CreateVersion7()));
        As = lia;
        for (var press = 0; press < 2; press++) await ReadAll();
        Assert.Equal(0, await Unread());
        Assert.True(Assert.Single(await List()).Read);
        Clock.Now += TimeSpan.FromSeconds(1);
        await Hear(Paid(Guid.CreateVersion7()));
        Assert.Equal([false, true], (await List()).Select(n => n.Read));
        As = rui;
        Assert.Equal(2, await Unread());
    }

    [Fact]
    public async Task Nobody_reads_amounts_without_the_permission_for_them()
    {
        await Hear(Paid(Id));
        var hidden = Assert.Single(await List()).Id;
        Assert.Empty(await List(permissions: ["orders.read"]));
        Assert.Equal("not-found", (await Refused(() => Read(hidden, "orders.read"))).Code);
    }

    [Fact]
    public async Task Another_organization_hears_nothing()
    {
        await Hear(Paid(Id));
        var told = Assert.Single(await List()).Id;
        Tenant = Guid.CreateVersion7();
        Assert.Empty(await List());
        Assert.Equal("not-found", (await Refused(() => Read(told))).Code);
        await Hear(Paid(Id));
        Assert.Single(await List());
    }

    [Fact]
    public async Task A_key_reads_nothing_for_anybody()
    {
        await Hear(Paid(Id));
        As = (null, "integração", "", default);
        var told = Assert.Single(await List());
        Assert.Equal("no-person", (await Refused(() => Read(told.Id))).Code);
        Assert.Equal("no-person", (await Refused(ReadAll)).Code);
    }

    [Fact]
    public async Task A_revised_budget_that_expires_again_is_news_again()
    {
        await Hear(new BudgetExpired(Id, Id, "ORC-2026-00001", 1));
        Clock.Now += TimeSpan.FromDays(20);
        await Hear(new BudgetExpired(Id, Id, "ORC-2026-00001", 1));
        Assert.Equal(2, (await List()).Count);
    }

    private static Comparer<Type> Names => Comparer<Type>.Create((a, b) => string.CompareOrdinal(a.FullName, b.FullName));

    private static BudgetApproved Approved(bool partial) => new(
        Id, Id, Id, "OS-2026-00001", "ORC-2026-00001", 1, partial, false, Id, "Tomé Arruda", 314_240, 180_227, 494_467,
        [], new(3, Day, 0, null), Day, default, 3, null, "Elias Couto");

    private static PaymentReceived Paid(Guid settlement) =>
        new(settlement, Id, "REC-1/3", Id, Id, "Tomé Arruda", Id, new(2026, 1, 30), 164_823, 0, 0, 0, 164_823, "Pix");

    private Task Settled(IEvent fact) => Do((db, _) => Settle.Handle(fact, db, Clock, default));

    private Task Hear(IEvent fact) => Do((db, s) => Notify.Handle(fact, db, s.GetRequiredService<Tenant>(), Clock, default));

    private async Task<IReadOnlyList<ListNotifications.Item>> List(bool unread = false, params string[] permissions) =>
        (await Do((db, s) => ListNotifications.Handle(db, s.GetRequiredService<Actor>(), Caller(permissions), default, unread))).Value!.Items;

    private async Task<int> Unread() => (await Do((db, s) => CountUnread.Handle(db, s.GetRequiredService<Actor>(), Caller(), default))).Value!.Unread;

    private Task Read(Guid id, params string[] permissions) =>
        Do((db, s) => MarkRead.Handle(id, db, s.GetRequiredService<Actor>(), Caller(permissions), default));

    private Task ReadAll() => Do((db, s) => MarkAllRead.Handle(db, s.GetRequiredService<Actor>(), Clock, default));

    private static ClaimsPrincipal Caller(params string[] permissions) => new(new ClaimsIdentity(
        (permissions is [] ? ["orders.read", "budgets.read", "inventory.read", "financial.read", "fiscal.read", "auth.members"] : permissions)
            .Select(p => new Claim(Claims.Permission, p))));
}

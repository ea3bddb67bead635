using System.Text;
using System.Xml.Linq;

namespace Biela.Fisco.Tests.Seals;

public sealed class EventTests
{
    private const string Protocol = "135260000000001", Reason = "Pedido desfeito pelo cliente";
    private static readonly DateTimeOffset At = new(2026, 11, 22, 9, 30, 15, TimeSpan.FromHours(-3));
    private static readonly EventHead Head = new(TestCertificates.Key, FiscalEnvironment.Homologation, TestCertificates.Company, At);
    private static readonly EventHead ConsumerHead = Head with { Key = TestCertificates.ConsumerKey };

    [Fact]
    public void A_cancellation_follows_the_schemas() =>
        Follows(Events.Cancel(Head, Protocol, Reason), "envEventoCancNFe_v1.00.xsd", "e110111_v1.00.xsd");

    [Fact]
    public void A_protocol_of_17_digits_follows_the_schemas() =>
        Follows(Events.Cancel(Head, "13526000000000001", Reason), "envEvento_v1.00.xsd", "e110111_v1.00.xsd");

    [Fact]
    public void A_cancellation_by_substitution_follows_the_schemas() => Follows(
        Events.CancelBySubstitution(ConsumerHead, Protocol, Reason, TestCertificates.OfflineKey, "Biela 0.1"),
        "envEventoCancSubst_v1.00.xsd", "e110112_v1.00.xsd");

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    public void A_correction_letter_follows_the_schemas(int sequence) => Follows(
        Events.Correct(Head, sequence, "O endereço de entrega é Rua <Nova>, 5 & 7"), "envCCe_v1.00.xsd", "e110110_v1.00.xsd");

    [Fact]
    public void A_company_with_letters_follows_the_schemas()
    {
        var key = AccessKey.Parse("35261112ABC34501DE35550010000001231123456788");
        Follows(Events.Cancel(Head with { Key = key, Author = TestCertificates.Lettered }, Protocol, Reason), "envEvento_v1.00.xsd", "e110111_v1.00.xsd");
    }

    [Fact]
    public void A_person_cancels_by_CPF() =>
        Assert.Contains("<CPF>52998224725</CPF>", Events.Cancel(Head with { Author = TestCertificates.Person }, Protocol, Reason), StringComparison.Ordinal);

    [Fact]
    public void The_identifier_is_made_of_type_key_and_sequence()
    {
        Assert.Contains($"Id=\"ID110111{TestCertificates.Key.Value}01\"", Events.Cancel(Head, Protocol, Reason), StringComparison.Ordinal);
        Assert.Contains($"Id=\"ID110110{TestCertificates.Key.Value}12\"", Events.Correct(Head, 12, new('x', 15)), StringComparison.Ordinal);
        Assert.Contains("<dhEvento>2026-11-22T09:30:15-03:00</dhEvento>", Events.Cancel(Head, Protocol, Reason), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("muito curta...", "Justificativa (xJust): escreva pelo menos 15 caracteres; há 14.")]
    [InlineData("               ", "Justificativa (xJust): escreva pelo menos 15 caracteres; há 0.")]
    [InlineData("Pedido desfeito 😀 pelo cliente", "Justificativa (xJust): o caractere \"😀\" não pode ir em um documento fiscal. Apague-o.")]
    public void A_reason_that_cannot_be_sent_is_refused_by_name(string reason, string message) =>
        Assert.Equal(message, Assert.Throws<RuleBroken>(() => Events.Cancel(Head, Protocol, reason)).Message);

    [Fact]
    public void A_reason_has_room_for_255_characters()
    {
        Assert.NotEmpty(Events.Cancel(Head, Protocol, new('x', 255)));
        Assert.Equal("Justificativa (xJust): escreva no máximo 255 caracteres; há 256.",
            Assert.Throws<RuleBroken>(() => Events.Cancel(Head, Protocol, new('x', 256))).Message);
    }

    [Fact]
    public void Line_breaks_and_typographic_letters_become_plain_ones() => Assert.Contains(
        "<xJust>Cliente disse: &quot;não quero&quot; - e foi embora...</xJust>",
        Events.Cancel(Head, Protocol, "  Cliente disse:\r\n\t“não quero” – e foi\u00A0embora…  "), StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(21)]
    public void There_are_20_correction_letters_at_most(int sequence) => Assert.Contains("Sequência da carta de correção (nSeqEvento)",
        Assert.Throws<RuleBroken>(() => Events.Correct(Head, sequence, new('x', 15))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_correction_has_room_for_1000_characters()
    {
        Assert.NotEmpty(Events.Correct(Head, 1, new('x', 1000)));
        Assert.Contains("Correção (xCorrecao)", Assert.Throws<RuleBroken>(() => Events.Correct(Head, 1, new('x', 1001))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_NFCe_has_no_correction_letter() =>
        Assert.Contains("cancele a NFC-e", Assert.Throws<RuleBroken>(() => Events.Correct(ConsumerHead, 1, new('x', 15))).Message, StringComparison.Ordinal);

    [Fact]
    public void Only_an_NFCe_is_substituted_and_not_by_itself()
    {
        Assert.Throws<RuleBroken>(() => Events.CancelBySubstitution(Head, Protocol, Reason, TestCertificates.OfflineKey, "Biela"));
        Assert.Throws<RuleBroken>(() => Events.CancelBySubstitution(ConsumerHead, Protocol, Reason, ConsumerHead.Key, "Biela"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1352600000000011")]
    [InlineData("13526000000000A")]
    public void A_protocol_has_15_or_17_digits(string protocol) =>
        Assert.Contains("(nProt)", Assert.Throws<RuleBroken>(() => Events.Cancel(Head, protocol, Reason)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(DocumentModel.Nfe, 1, 1)]
    [InlineData(DocumentModel.Nfce, 999, 999_999_999)]
    public void A_voiding_follows_the_schema(DocumentModel model, int first, int last)
    {
        var voiding = new Voiding(FiscalEnvironment.Homologation, State.Find("SP")!, TestCertificates.Lettered, 2026, model, 0, first, last);
        Assert.Equal(43, voiding.Id.Length);
        Official.Follows("nfe-PL_010e_v1.02/inutNFe_v4.00.xsd", Signature.Sign(voiding.Document("Falha de numeração no sistema"), TestCertificates.Own).Bytes);
    }

    [Theory]
    [InlineData(1000, 1, 2, "serie")]
    [InlineData(1, 0, 2, "nNFIni")]
    [InlineData(1, 3, 2, "nNFFin")]
    [InlineData(1, 1, 1_000_000_000, "nNFFin")]
    public void A_voiding_names_the_field_that_is_wrong(int series, int first, int last, string tag) => Assert.Contains($"({tag})",
        Assert.Throws<RuleBroken>(() => new Voiding(FiscalEnvironment.Production, State.Find("SP")!, TestCertificates.Company, 2026, DocumentModel.Nfe,
            series, first, last).Document(Reason)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("06157250000116", "35503082243568174000168000000000009826065650835650")]
    [InlineData("52998224725", "35503081223412247000110000000600272226088748364133")]
    public void A_cancellation_of_an_NFSe_follows_the_schema(string author, string key)
    {
        var signed = Signature.Sign(ServiceEvents.Cancel(NfseKey.Parse(key), FiscalEnvironment.Homologation, TaxId.Parse(author), At,
            ServiceCancellation.Mistake, "Serviço lançado em duplicidade", "Biela 0.1"), TestCertificates.Own);
        Assert.Equal($"PRE{key}101101", signed.Id);
        Assert.Empty(Signature.Verify(signed.Bytes).Faults);
        Official.Follows("nfse-v1.01-alnum-derived/pedRegEvento_v1.01.xsd", signed.Bytes);
    }

    [Fact]
    public void A_reason_on_an_NFSe_is_refused_by_name() => Assert.Contains("Motivo (xMotivo)", Assert.Throws<RuleBroken>(() => ServiceEvents.Cancel(
        default, FiscalEnvironment.Production, TestCertificates.Company, At, ServiceCancellation.Other, "curta", "Biela")).Message, StringComparison.Ordinal);

    public static TheoryData<string, string, string> Lots => new()
    {
        { "nfe-eventos/envEventoCancNFe_v1.00.xsd", "infEvento", "cancellation" },
        { "nfe-eventos/envEventoCancSubst_v1.00.xsd", "infEvento", "substitution" },
        { "nfe-eventos/envCCe_v1.00.xsd", "infEvento", "correction" },
        { "nfe-PL_010e_v1.02/inutNFe_v4.00.xsd", "infInut", "voiding" },
        { "nfse-v1.01-alnum-derived/pedRegEvento_v1.01.xsd", "infPedReg", "service cancellation" },
    };

    [Theory, MemberData(nameof(Lots))]
    public Task Every_kind_of_letter_passes_with_NET_xmllint_and_xmlsec1(string schema, string element, string kind) =>
        Official.Accepts(schema, element, [.. Letters(kind)]);

    private static IEnumerable<(string Name, byte[] Message)> Letters(string kind) =>
        from environment in Enum.GetValues<FiscalEnvironment>()
        let consumer = ConsumerHead with { Environment = environment }
        from letter in kind switch
        {
            "cancellation" => new[] { Head.Key, ConsumerHead.Key }.Select(key =>
                Lot($"{key.Model}", Events.Cancel(consumer with { Key = key }, Protocol, Reason))),
            "substitution" => [Lot("65", Events.CancelBySubstitution(consumer, Protocol, Reason, TestCertificates.OfflineKey, "Biela 0.1"))],
            "correction" => Enumerable.Range(1, 20).Select(nth =>
                Lot($"{nth}", Events.Correct(Head with { Environment = environment }, nth, "O endereço de entrega é Rua <Nova>, 5 & 7"))),
            "voiding" => Voidings(environment),
            _ => ServiceCancellations(environment),
        }
        select ($"{kind}, {environment}, {letter.Name}", letter.Message);

    private static IEnumerable<(string Name, byte[] Message)> Voidings(FiscalEnvironment environment) =>
        from model in Enum.GetValues<DocumentModel>() from company in new[] { TestCertificates.Company, TestCertificates.Lettered }
        let voiding = new Voiding(environment, State.Find("SP")!, company, 2026, model, 0, 1, 9)
        select ($"{model}, {company}", Signature.Sign(voiding.Document(Reason), TestCertificates.Own).Bytes);

    private static IEnumerable<(string Name, byte[] Message)> ServiceCancellations(FiscalEnvironment environment) =>
        from why in Enum.GetValues<ServiceCancellation>() from author in new TaxId[] { TestCertificates.Company, TestCertificates.Person }
        let key = NfseKey.Parse("35503082243568174000168000000000009826065650835650")
        let letter = ServiceEvents.Cancel(key, environment, author, At, why, Reason, "Biela 0.1")
        select ($"{why}, {author}", Signature.Sign(letter, TestCertificates.Own).Bytes);

    private static (string Name, byte[] Message) Lot(string name, string unsigned) =>
        (name, Requests.Declare(1, Signature.Sign(unsigned, TestCertificates.Own)));

    private static void Follows(string unsigned, string lot, string details)
    {
        var signed = Signature.Sign(unsigned, TestCertificates.Own);
        Assert.Empty(Signature.Verify(signed.Bytes).Faults);
        Official.Follows($"nfe-eventos/{lot}", Requests.Declare(1, signed));
        var inner = XElement.Parse(unsigned).Descendants().Single(element => element.Name.LocalName == "detEvento");
        Official.Follows($"nfe-eventos/{details}", Encoding.UTF8.GetBytes(inner.ToString(SaveOptions.DisableFormatting)));
    }
}

namespace Biela.Fisco;

/// <summary>What every event on an NF-e or NFC-e says.</summary>
/// <param name="Key">The document it is about.</param>
/// <param name="Environment">Where that document counts.</param>
/// <param name="Author">Who declares it: the issuer.</param>
/// <param name="At">When, with the offset of the issuer's local time.</param>
public sealed record EventHead(AccessKey Key, FiscalEnvironment Environment, TaxId Author, DateTimeOffset At);

/// <summary>
/// The events an issuer declares, as documents still to be signed (layout 1.00 of the events, MOC 7.0 annex I). Each throws <see cref="RuleBroken"/> (422)
/// that names the field in Portuguese.
/// </summary>
public static class Events
{
    /// <summary>Cancellation, by default within 24 hours (tpEvento).</summary>
    public const int Cancellation = 110111;

    /// <summary>Cancellation of an NFC-e that another one replaced, within 168 hours (tpEvento).</summary>
    public const int CancellationBySubstitution = 110112;

    /// <summary>Correction letter (tpEvento).</summary>
    public const int CorrectionLetter = 110110;

    /// <summary>A document is corrected so often at most (nSeqEvento); each letter replaces the ones before, so it repeats what still holds.</summary>
    public const int MostCorrections = 20;

    /// The literal text of the schema e110110, without accents, which it allows.
    private const string ConditionsOfUse =
        "A Carta de Correcao e disciplinada pelo paragrafo 1o-A do art. 7o do Convenio S/N, de 15 de dezembro de 1970 e pode ser utilizada para "
        + "regularizacao de erro ocorrido na emissao de documento fiscal, desde que o erro nao esteja relacionado com: I - as variaveis que determinam o "
        + "valor do imposto tais como: base de calculo, aliquota, diferenca de preco, quantidade, valor da operacao ou da prestacao; II - a correcao de "
        + "dados cadastrais que implique mudanca do remetente ou do destinatario; III - a data de emissao ou de saida.";

    /// <summary>Cancels a document whose goods have not moved.</summary>
    /// <param name="protocol">The number of its authorisation.</param>
    /// <param name="reason">15 to 255 characters.</param>
    public static string Cancel(EventHead head, string protocol, string reason) =>
        Event(head, Cancellation, 1, "Cancelamento", Xml.Tag("nProt", Field.Protocol(protocol)) + Reason(reason));

    /// <summary>Cancels an NFC-e because another one was issued for the same sale, offline, while this one was in doubt.</summary>
    /// <param name="substitute">The NFC-e that stands for it.</param>
    /// <param name="application">Name and version of the software, up to 20 characters.</param>
    public static string CancelBySubstitution(EventHead head, string protocol, string reason, AccessKey substitute, string application)
    {
        if (head.Key.Model != DocumentModel.Nfce || substitute.Model != DocumentModel.Nfce)
            throw Field.Broken("chNFeRef", "NFC-e substituta", "só uma NFC-e é cancelada por substituição, e por outra NFC-e");
        if (head.Key == substitute) throw Field.Broken("chNFeRef", "NFC-e substituta", "informe a chave da outra NFC-e, não a da própria nota cancelada");
        return Event(head, CancellationBySubstitution, 1, "Cancelamento por substituicao",
            $"<cOrgaoAutor>{head.Key.State.Code}</cOrgaoAutor><tpAutor>1</tpAutor>"
            + Xml.Tag("verAplic", Field.Text("verAplic", "Versão do aplicativo", application, 1, 20))
            + Xml.Tag("nProt", Field.Protocol(protocol)) + Reason(reason) + $"<chNFeRef>{substitute.Value}</chNFeRef>");
    }

    /// <summary>Corrects what is neither tax, nor party, nor date.</summary>
    /// <param name="sequence">1 to 20, counted per document.</param>
    /// <param name="correction">All that is to be read otherwise, 15 to 1000 characters.</param>
    public static string Correct(EventHead head, int sequence, string correction)
    {
        if (head.Key.Model != DocumentModel.Nfe)
            throw Field.Broken("chNFe", "Chave de acesso", "só a NF-e tem carta de correção; cancele a NFC-e e emita outra");
        var number = Field.Number("nSeqEvento", "Sequência da carta de correção", sequence, 1, MostCorrections);
        return Event(head, CorrectionLetter, number, "Carta de Correcao",
            Xml.Tag("xCorrecao", Field.Text("xCorrecao", "Correção", correction, 15, 1000)) + Xml.Tag("xCondUso", ConditionsOfUse));
    }

    /// <summary>The identifier of an event: "ID", its type, the key, its sequence in two digits.</summary>
    public static string IdOf(int type, AccessKey key, int sequence) => $"ID{type}{key.Value}{sequence:D2}";

    private static string Event(EventHead head, int type, int sequence, string description, string details) =>
        $"<evento xmlns=\"{Xml.Nfe}\" versao=\"1.00\"><infEvento Id=\"{IdOf(type, head.Key, sequence)}\">"
        + $"<cOrgao>{head.Key.State.Code}</cOrgao><tpAmb>{head.Environment:D}</tpAmb>"
        + Xml.Tag(head.Author.IsCompany ? "CNPJ" : "CPF", head.Author.Value)
        + $"<chNFe>{head.Key.Value}</chNFe><dhEvento>{Xml.Instant(head.At)}</dhEvento><tpEvento>{type}</tpEvento><nSeqEvento>{sequence}</nSeqEvento>"
        + $"<verEvento>1.00</verEvento><detEvento versao=\"1.00\"><descEvento>{description}</descEvento>{details}</detEvento></infEvento></evento>";

    internal static string Reason(string reason) => Xml.Tag("xJust", Field.Text("xJust", "Justificativa", reason, 15, 255));
}

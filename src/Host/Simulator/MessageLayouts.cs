using Biela.Fisco;

namespace Biela.Host.Simulator;

/// <summary>The layouts of the messages that are no notes (schemas 4.00 of the services, 1.00 of the events), in the notation of docs/layouts.md.</summary>
internal static class MessageLayouts
{
    private const string Types = """
        namespace http://www.portalfiscal.inf.br/nfe
        namespace ds http://www.w3.org/2000/09/xmldsig#
        type key /[0-9]{6}[0-9A-Z]{12}[0-9]{26}/ chave de acesso de 44 caracteres
        type cnpj /[0-9A-Z]{12}[0-9]{2}/ CNPJ de 14 letras maiúsculas ou algarismos
        type uf one 11 12 13 14 15 16 17 21 22 23 24 25 26 27 28 29 31 32 33 35 41 42 43 50 51 52 53
        type number /[1-9][0-9]{0,8}/ 1 a 999999999
        type protocol /[0-9]{15}|[0-9]{17}/ protocolo de 15 ou 17 algarismos
        group signature
          ds:Signature
            SignedInfo
              CanonicalizationMethod
                @Algorithm one http://www.w3.org/TR/2001/REC-xml-c14n-20010315
              SignatureMethod
                @Algorithm one http://www.w3.org/2000/09/xmldsig#rsa-sha1
              Reference
                @URI text 2..100
                Transforms
                  Transform{2,2}
                    @Algorithm! one http://www.w3.org/2000/09/xmldsig#enveloped-signature http://www.w3.org/TR/2001/REC-xml-c14n-20010315
                DigestMethod
                  @Algorithm one http://www.w3.org/2000/09/xmldsig#sha1
                DigestValue base64 20
            SignatureValue base64
            KeyInfo
              X509Data
                X509Certificate base64

        """;

    /// <summary>The question after a receipt.</summary>
    public static Layout Receipt { get; } = Layout.Read(Types + """
        consReciNFe
          @versao one 4.00
          tpAmb one 1 2
          nRec digits 15
        """);

    /// <summary>The question after a key.</summary>
    public static Layout Query { get; } = Layout.Read(Types + """
        consSitNFe
          @versao one 4.00
          tpAmb one 1 2
          xServ one CONSULTAR
          chNFe key
        """);

    /// <summary>The question whether the service works.</summary>
    public static Layout Status { get; } = Layout.Read(Types + """
        consStatServ
          @versao one 4.00
          tpAmb one 1 2
          cUF uf
          xServ one STATUS
        """);

    /// <summary>The voiding of numbers.</summary>
    public static Layout Voiding { get; } = Layout.Read(Types + """
        inutNFe
          @versao one 4.00
          infInut
            @Id /ID[0-9]{4}[0-9A-Z]{12}[0-9]{25}/ ID e 41 caracteres
            tpAmb one 1 2
            xServ one INUTILIZAR
            cUF uf
            ano digits 2
            CNPJ cnpj
            mod one 55 65
            serie /0|[1-9][0-9]{0,2}/ 0 a 999
            nNFIni number
            nNFFin number
            xJust text 15..255
          use signature
        """);

    /// <summary>The lot of events without its events.</summary>
    public static Layout Lot { get; } = Layout.Read(Types + """
        envEvento
          @versao one 1.00
          idLote digits 1..15
        """);

    /// <summary>The events by their type (tpEvento); of others only the head is known.</summary>
    public static IReadOnlyDictionary<string, Layout> Events { get; } = new Dictionary<string, Layout>
    {
        ["110110"] = Event("110110", "descEvento /Carta de Corre(ção|cao)/ Carta de Correcao", "xCorrecao text 15..1000",
            $"xCondUso /{Conditions()}/ o texto fixo"),
        ["110111"] = Event("110111", "descEvento /Cancelamento/ Cancelamento", "nProt protocol", "xJust text 15..255"),
        ["110112"] = Event("110112", "descEvento /Cancelamento por substituicao/ Cancelamento por substituicao", "cOrgaoAutor uf", "tpAutor one 1",
            "verAplic text 1..20", "nProt protocol", "xJust text 15..255", "chNFeRef key"),
    };

    private static Layout Event(string type, params ReadOnlySpan<string> details) => Layout.Read($$"""
        {{Types}}
        evento
          @versao one 1.00
          infEvento
            @Id /ID[0-9]{12}[0-9A-Z]{12}[0-9]{28}/ ID e 52 caracteres
            cOrgao uf
            tpAmb one 1 2
            choice
              CNPJ cnpj
              CPF digits 11
            chNFe key
            dhEvento time
            tpEvento one {{type}}
            nSeqEvento /[1-9]|[12][0-9]|3[0-9]/ 1 a 39
            verEvento one 1.00
            detEvento
              @versao one 1.00
              {{string.Join("\n      ", details!)}}
          use signature
        """);

    /// The text the schema e110110 prescribes, with its accents or without them.
    private static string Conditions() => string.Join('|', (string[])[
        "A Carta de Correcao e disciplinada pelo paragrafo 1o-A do art. 7o do Convenio S/N, de 15 de dezembro de 1970 e pode ser utilizada para "
        + "regularizacao de erro ocorrido na emissao de documento fiscal, desde que o erro nao esteja relacionado com: I - as variaveis que determinam o "
        + "valor do imposto tais como: base de calculo, aliquota, diferenca de preco, quantidade, valor da operacao ou da prestacao; II - a correcao de "
        + "dados cadastrais que implique mudanca do remetente ou do destinatario; III - a data de emissao ou de saida.",
        "A Carta de Correção é disciplinada pelo § 1º-A do art. 7º do Convênio S/N, de 15 de dezembro de 1970 e pode ser utilizada para "
        + "regularização de erro ocorrido na emissão de documento fiscal, desde que o erro não esteja relacionado com: I - as variáveis que determinam o "
        + "valor do imposto tais como: base de cálculo, alíquota, diferença de preço, quantidade, valor da operação ou da prestação; II - a correção de "
        + "dados cadastrais que implique mudança do remetente ou do destinatário; III - a data de emissão ou de saída."])
        .Replace(".", "\\.");
}

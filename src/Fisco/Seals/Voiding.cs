namespace Biela.Fisco;

/// <summary>Numbers of a series that no document will ever carry (inutilização); the schema knows companies only.</summary>
/// <param name="Environment">Where the series counts.</param>
/// <param name="State">The issuer's state, which is told; the contingency services do not take it.</param>
/// <param name="Company">The issuer.</param>
/// <param name="Year">The year the numbers belong to.</param>
/// <param name="Model">NF-e or NFC-e.</param>
/// <param name="Series">0 to 999.</param>
/// <param name="First">The first number.</param>
/// <param name="Last">The last number; the same when there is but one.</param>
public sealed record Voiding(FiscalEnvironment Environment, State State, Cnpj Company, int Year, DocumentModel Model, int Series, int First, int Last)
{
    /// <summary>The identifier: "ID", state, year, company, model, series, first and last number; 43 characters.</summary>
    public string Id => $"ID{State.Code:D2}{Year % 100:D2}{Company.Value}{(int)Model}{Series:D3}{First:D9}{Last:D9}";

    /// <summary>The document still to be signed (inutNFe 4.00).</summary>
    /// <param name="reason">15 to 255 characters.</param>
    /// <exception cref="RuleBroken">422, in Portuguese, naming the field.</exception>
    public string Document(string reason)
    {
        Field.Number("ano", "Ano", Year, 2006, 2099);
        Field.Number("serie", "Série", Series, 0, 999);
        Field.Number("nNFIni", "Número inicial", First, 1, 999_999_999);
        Field.Number("nNFFin", "Número final", Last, First, 999_999_999);
        return $"<inutNFe xmlns=\"{Xml.Nfe}\" versao=\"4.00\"><infInut Id=\"{Id}\"><tpAmb>{Environment:D}</tpAmb><xServ>INUTILIZAR</xServ>"
            + $"<cUF>{State.Code}</cUF><ano>{Year % 100:D2}</ano><CNPJ>{Company.Value}</CNPJ><mod>{Model:D}</mod><serie>{Series}</serie>"
            + $"<nNFIni>{First}</nNFIni><nNFFin>{Last}</nNFFin>{Events.Reason(reason)}</infInut></inutNFe>";
    }
}

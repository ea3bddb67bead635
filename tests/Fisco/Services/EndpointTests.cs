namespace Biela.Fisco.Tests.Services;

public sealed class EndpointTests
{
    [Theory]
    [InlineData("SP", DocumentModel.Nfe, FiscalEnvironment.Production, FiscalService.Authorisation, "https://nfe.fazenda.sp.gov.br/ws/nfeautorizacao4.asmx")]
    [InlineData("SP", DocumentModel.Nfce, FiscalEnvironment.Homologation, FiscalService.Query,
        "https://homologacao.nfce.fazenda.sp.gov.br/ws/NFeConsultaProtocolo4.asmx")]
    [InlineData("RJ", DocumentModel.Nfe, FiscalEnvironment.Production, FiscalService.Event,
        "https://nfe.svrs.rs.gov.br/ws/recepcaoevento/recepcaoevento4.asmx")]
    [InlineData("MA", DocumentModel.Nfe, FiscalEnvironment.Homologation, FiscalService.Status,
        "https://hom.sefazvirtual.fazenda.gov.br/NFeStatusServico4/NFeStatusServico4.asmx")]
    [InlineData("PE", DocumentModel.Nfce, FiscalEnvironment.Production, FiscalService.Voiding,
        "https://nfce.svrs.rs.gov.br/ws/nfeinutilizacao/nfeinutilizacao4.asmx")]
    public void A_service_has_an_address(string state, DocumentModel model, FiscalEnvironment environment, FiscalService service, string url) =>
        Assert.Equal(url, Endpoints.Of(State.Find(state)!, model, environment, service).OriginalString);

    [Fact]
    public void Every_state_is_served_in_both_environments() => Assert.All(
        from state in State.All from model in Enum.GetValues<DocumentModel>() from environment in Enum.GetValues<FiscalEnvironment>()
        from service in Enum.GetValues<FiscalService>() select Endpoints.Of(state, model, environment, service),
        url => Assert.Equal((Uri.UriSchemeHttps, ""), (url.Scheme, url.Query)));

    [Fact]
    public void Homologation_is_never_production() => Assert.All(
        from state in State.All from model in Enum.GetValues<DocumentModel>() from service in Enum.GetValues<FiscalService>() select (state, model, service),
        one => Assert.NotEqual(Endpoints.Of(one.state, one.model, FiscalEnvironment.Production, one.service).Host,
            Endpoints.Of(one.state, one.model, FiscalEnvironment.Homologation, one.service).Host));

    [Theory]
    [InlineData("SP", Issuance.SvcAn, "https://www.sefazvirtual.fazenda.gov.br/NFeAutorizacao4/NFeAutorizacao4.asmx")]
    [InlineData("BA", Issuance.SvcRs, "https://nfe.svrs.rs.gov.br/ws/NfeAutorizacao/NfeAutorizacao4.asmx")]
    public void Every_state_has_a_contingency(string state, Issuance issuance, string url)
    {
        var own = State.Find(state)!;
        Assert.Equal(issuance, Endpoints.ContingencyOf(own, DocumentModel.Nfe));
        Assert.Equal(Issuance.Offline, Endpoints.ContingencyOf(own, DocumentModel.Nfce));
        Assert.Equal(url, Endpoints.OfContingency(own, FiscalEnvironment.Production, FiscalService.Authorisation)!.OriginalString);
    }

    [Fact]
    public void The_contingency_of_each_state_is_that_of_the_manual() => Assert.Equal("AM BA GO MA MS MT PE PR", string.Join(' ',
        State.All.Where(state => Endpoints.ContingencyOf(state, DocumentModel.Nfe) == Issuance.SvcRs).Select(state => state.Acronym).Order()));

    [Fact]
    public void No_contingency_voids_numbers() =>
        Assert.All(State.All, state => Assert.Null(Endpoints.OfContingency(state, FiscalEnvironment.Production, FiscalService.Voiding)));

    [Fact]
    public void Every_state_has_pages_for_consumers() => Assert.All(
        from state in State.All from environment in Enum.GetValues<FiscalEnvironment>()
        select (Qr: Endpoints.QrPage(state, environment), Key: Endpoints.KeyPage(state, environment)), pages =>
        {
            Assert.Matches("^https?://", pages.Qr);
            Assert.DoesNotContain("?", pages.Qr, StringComparison.Ordinal);
            Assert.InRange(pages.Key.Length, 21, 85); // urlChave in leiauteNFe_v4.00.xsd
        });
}

namespace Biela.Fisco.Tests.Seals;

public sealed class RequestTests
{
    private static readonly SignedDocument Signed = Signature.Sign(TestCertificates.Document(), TestCertificates.Own);

    [Fact]
    public void A_question_for_a_key_follows_the_schema() => Official.Follows("nfe-PL_010e_v1.02/consSitNFe_v4.00.xsd",
        Requests.Query(FiscalEnvironment.Homologation, AccessKey.Parse("35261112ABC34501DE35550010000001231123456788")));

    [Fact]
    public void A_question_for_the_service_follows_the_schema() =>
        Official.Follows("nfe-PL_010e_v1.02/consStatServ_v4.00.xsd", Requests.Status(FiscalEnvironment.Production, State.Find("SP")!));

    [Fact]
    public void A_question_for_a_receipt_follows_the_schema() =>
        Official.Follows("nfe-PL_010e_v1.02/consReciNFe_v4.00.xsd", Requests.Receipt(FiscalEnvironment.Production, "423002202113232"));

    [Fact]
    public void One_document_goes_alone_and_is_answered_at_once()
    {
        var lot = Requests.Authorise(42, Signed);
        Assert.StartsWith("<enviNFe xmlns=\"http://www.portalfiscal.inf.br/nfe\" versao=\"4.00\"><idLote>42</idLote><indSinc>1</indSinc><NFe",
            System.Text.Encoding.UTF8.GetString(lot), StringComparison.Ordinal);
        Assert.True(lot.AsSpan().IndexOf(Signed.Bytes) > 0);
    }

    [Fact]
    public void Several_documents_wait_for_a_receipt()
    {
        Assert.Contains("<indSinc>0</indSinc>", System.Text.Encoding.UTF8.GetString(Requests.Authorise(1, [Signed, Signed])), StringComparison.Ordinal);
        Assert.Contains("<indSinc>1</indSinc>", System.Text.Encoding.UTF8.GetString(Requests.Authorise(1, [Signed])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_lot_has_its_bounds()
    {
        Assert.ThrowsAny<ArgumentException>(() => Requests.Authorise(1, Array.Empty<SignedDocument>()));
        Assert.ThrowsAny<ArgumentException>(() => Requests.Authorise(1, Enumerable.Repeat(Signed, 51).ToList()));
        Assert.ThrowsAny<ArgumentException>(() => Requests.Declare(1, Enumerable.Repeat(Signed, 21).ToList()));
        Assert.ThrowsAny<ArgumentException>(() => Requests.Authorise(1_000_000_000_000_000, Signed));
    }
}

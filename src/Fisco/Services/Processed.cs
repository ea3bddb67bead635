using System.Text;

namespace Biela.Fisco;

/// <summary>
/// The files that are kept and handed to the customer: what was signed beside what was answered. The signed bytes are copied, never read and
/// written again, for that could break the signature.
/// </summary>
public static class Processed
{
    /// <summary>nfeProc: a document with its protocol.</summary>
    /// <exception cref="RuleBroken">The protocol is about another document, or about other content under the same key.</exception>
    public static byte[] Document(SignedDocument document, Protocol protocol) => protocol.Fits(document)
        ? Beside("nfeProc", "4.00", document, protocol.Xml)
        : throw new RuleBroken("protocol-of-another", $"O protocolo {protocol.Number} é de outro documento: a SEFAZ autorizou, com a chave {protocol.Key}, "
            + "um conteúdo diferente do guardado aqui. Baixe o XML autorizado pelo portal e fale com o suporte.");

    /// <summary>procEventoNFe: an event with its result.</summary>
    public static byte[] Event(SignedDocument document, EventResult result) => Beside("procEventoNFe", "1.00", document, result.Xml);

    /// <summary>ProcInutNFe: a voiding with its result.</summary>
    public static byte[] Voiding(SignedDocument document, VoidingAnswer answer) => Beside("ProcInutNFe", "4.00", document, answer.Xml);

    private static byte[] Beside(string root, string version, SignedDocument document, string answer) => Xml.Around(
        $"{Xml.Declaration}<{root} xmlns=\"{Xml.Nfe}\" versao=\"{version}\">", [document.Bytes, Encoding.UTF8.GetBytes(answer)], $"</{root}>");
}

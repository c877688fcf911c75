export default function GuideCatalog(): null {
  return null;
}
